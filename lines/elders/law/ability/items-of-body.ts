import { text } from '../../../../engine/index.ts';

/** The five levels that most items share. */
export const usual = [
  text('完全依赖他人，自己不能配合', 'wholly dependent, cannot help along'),
  text('主要靠他人协助，自己能配合', 'done mainly by others, helps along'),
  text('需要他人协助，以自己完成为主', 'done mainly by oneself, with help'),
  text('在他人指导或提示下完成', 'done when told or reminded'),
  text('独立完成', 'done alone'),
] as const;

/** B.1 自理能力 */
export const dailyLife = {
  eating: {
    title: text('进食', 'eating'),
    scores: [
      text('完全依赖他人，或吞咽困难、留置营养管', 'wholly dependent, cannot swallow, or fed by tube'),
      text('大量接触式协助，或经常（每周1次以上）呛咳', 'much help by hand, or chokes every week'),
      text('少量接触式协助，或偶尔（每月1次以上）呛咳', 'a little help by hand, or chokes every month'),
      text('在指导下或使用辅具独立完成，没有呛咳', 'done when told or with an aid, without choking'),
      text('独立使用器具进食，没有呛咳', 'done alone, without choking'),
    ],
  },
  grooming: { title: text('修饰', 'grooming'), scores: usual },
  bathing: { title: text('洗澡', 'bathing'), scores: usual },
  dressingUpper: { title: text('穿脱上衣', 'dressing the upper body'), scores: usual },
  dressingLower: { title: text('穿脱裤子和鞋袜', 'trousers, shoes and socks'), scores: usual },
  bladder: {
    title: text('小便控制', 'control of the bladder'),
    scores: [
      text('完全失禁，或留置导尿管', 'wholly incontinent, or with a catheter'),
      text('白天大部分时间失控（每天1次以上），或需大量协助', 'incontinent every day, or much help'),
      text(
        '白天偶尔失控（每天不到1次、每周1次以上），或需少量协助',
        'incontinent every week, or a little help',
      ),
      text('夜间次数多或控制较差，或自己会用尿垫', 'poor control at night, or uses pads alone'),
      text('能自己控制', 'in control'),
    ],
  },
  bowels: {
    title: text('大便控制', 'control of the bowels'),
    scores: [
      text('完全失禁，或完全依赖他人', 'wholly incontinent, or wholly dependent'),
      text('大部分时间失控（每天1次以上），或需大量协助', 'incontinent every day, or much help'),
      text('经常失控（每天不到1次、每周1次以上），或需少量协助', 'incontinent every week, or a little help'),
      text('有时失控（每周不到1次）', 'now and then incontinent'),
      text('能自己控制', 'in control'),
    ],
  },
  toileting: { title: text('如厕', 'using the toilet'), scores: usual },
} as const;

/** B.2 基础运动能力 */
export const movement = {
  turningInBed: { title: text('床上体位转移', 'turning in bed'), scores: usual },
  bedToChair: { title: text('床椅转移', 'from bed to chair'), scores: usual },
  walking: {
    title: text('平地行走', 'walking on the level'),
    scores: [
      text('不能行走', 'cannot walk'),
      text('大量扶持下行走', 'walks with much support'),
      text('少量扶持下行走', 'walks with a little support'),
      text('能走约50米，需监护或使用辅具', 'about 50 metres, watched or with an aid'),
      text('独立走约50米，没有摔倒风险', 'about 50 metres alone, without risk'),
    ],
  },
  stairs: {
    title: text('上下楼梯', 'stairs'),
    scores: [
      text('主要靠他人协助，或完全不能', 'done mainly by others, or not at all'),
      text('需要他人协助，以自己完成为主', 'done mainly by oneself, with help'),
      text('在他人指导或提示下完成', 'done when told or reminded'),
      text('独立上下10至15级台阶', '10 to 15 steps alone'),
    ],
  },
} as const;
