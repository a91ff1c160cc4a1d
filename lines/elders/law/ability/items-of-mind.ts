import { text } from '../../../../engine/index.ts';
import { usual } from './items-of-body.ts';

/** B.3 精神状态 */
export const mind = {
  time: {
    title: text('时间定向', 'sense of time'),
    scores: [
      text('没有时间观念', 'none'),
      text('只知道上午下午或白天夜间', 'knows only day from night'),
      text('年月不清楚，知道上下半年或季节', 'knows the season, not the month'),
      text('年月日不能全部分清，相差两天以上', 'wrong by two days or more'),
      text('时间清楚，日期最多差一天', 'clear, wrong by one day at most'),
    ],
  },
  place: {
    title: text('空间定向', 'sense of place'),
    scores: [
      text('不能单独外出，没有空间观念', 'none'),
      text('不能单独外出，知道较少的住址信息', 'knows little of the own address'),
      text('不能单独外出，知道较多的住址信息', 'knows much of the own address'),
      text('不能单独外出，能准确说出住址', 'does not go out alone, knows the address'),
      text('能在日常生活范围内单独外出', 'goes out alone in the neighbourhood'),
    ],
  },
  people: {
    title: text('人物定向', 'knowing people'),
    scores: [
      text('不认识任何人，包括自己', 'knows nobody, not even oneself'),
      text('只认识自己或极少数亲人', 'knows oneself or very few'),
      text('认识部分一起生活的人', 'knows some of those at home'),
      text('认识大部分一起生活的人', 'knows most of those at home'),
      text('认识长期一起生活的人，知道关系', 'knows those at home and how they are related'),
    ],
  },
  memory: {
    title: text('记忆', 'memory'),
    scores: [
      text('记忆完全紊乱', 'wholly confused'),
      text('不记得老朋友等远期的事', 'forgets old friends'),
      text('不记得上一顿饭等近期的事', 'forgets the last meal'),
      text('5分钟后三个词只记得一个或想不起来', 'recalls one of three words at most'),
      text('记忆与年龄相称', 'as fits the age'),
    ],
  },
  understanding: {
    title: text('理解能力', 'understanding'),
    scores: [
      text('完全不能理解他人的话', 'cannot understand'),
      text('理解有严重困难，需大量帮助', 'only with much help'),
      text('需要多次重复或简化', 'when repeated or made simple'),
      text('能理解，需要多一点时间', 'understands, slowly'),
      text('能正常理解他人的话', 'understands'),
    ],
  },
  expression: {
    title: text('表达能力', 'expression'),
    scores: [
      text('完全不能表达需要', 'cannot say what is needed'),
      text('表达有严重困难，需大量帮助', 'only with much help'),
      text('需要多次重复或简化', 'repeats or says it simply'),
      text('能表达，需要多一点时间', 'says it, slowly'),
      text('能正常表达想法', 'says it well'),
    ],
  },
  aggression: {
    title: text('攻击行为', 'aggression'),
    scores: [
      text('近一个月出现过', 'seen in the past month'),
      text('近一个月没有出现', 'not seen in the past month'),
    ],
  },
  depression: {
    title: text('抑郁症状', 'signs of depression'),
    scores: [
      text('近一个月出现过', 'seen in the past month'),
      text('近一个月没有出现', 'not seen in the past month'),
    ],
  },
  consciousness: {
    title: text('意识水平', 'consciousness'),
    scores: [
      text('昏睡或昏迷', 'stupor or coma'),
      text('嗜睡或意识模糊', 'drowsy or confused'),
      text('清醒', 'awake'),
    ],
  },
} as const;

/** B.4 感知觉与社会参与 */
export const senses = {
  sight: {
    title: text('视力', 'sight'),
    scores: [
      text('只能看到光影，或完全失明', 'light and shapes only, or blind'),
      text('看不清书报上的标准字', 'cannot read ordinary print'),
      text('视力正常', 'good'),
    ],
  },
  hearing: {
    title: text('听力', 'hearing'),
    scores: [
      text('大声慢说才能听到一部分，或完全失聪', 'hears little of loud speech, or deaf'),
      text('轻声或两米以外听不清，正常交流有困难', 'hard of hearing'),
      text('听力正常', 'good'),
    ],
  },
  dailyAffairs: { title: text('执行日常事务', 'carrying out daily affairs'), scores: usual },
  transport: {
    title: text('使用交通工具外出', 'going out by transport'),
    scores: [
      text('只能在协助下乘出租车或私家车，或不能出门', 'by car with help, or not at all'),
      text('有人陪伴可以乘公交', 'by bus when accompanied'),
      text('能自己乘出租车，不会乘公交', 'by taxi alone, not by bus'),
      text('能自己骑车或乘公交', 'by bicycle or bus alone'),
    ],
  },
  company: {
    title: text('社会交往能力', 'getting along with people'),
    scores: [
      text('不能与人接触', 'not at all'),
      text('勉强与人接触，谈吐不清楚', 'hardly, speaks unclearly'),
      text('能被动接触，不会主动待人，容易受骗', 'when approached; easily cheated'),
      text('能适应单纯的环境，主动接触人', 'well in plain surroundings'),
      text('待人接物恰当', 'well'),
    ],
  },
} as const;
