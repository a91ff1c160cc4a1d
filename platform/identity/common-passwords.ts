/**
 * The stems that the lists of most used passwords are made of, Chinese ones included, with the words of a
 * civil affairs office. A password is common when taking away digits, signs and look-alikes leaves a stem.
 */
const STEMS = `
password passwd passcode pass admin administrator root guest user test tester demo default changeme change
letmein welcome login secret master manager system sysadmin server oracle postgres mysql access abc abcd abcde
abcdef abcdefg abcdefgh abcabc aabbcc aaabbb abcxyz xyz qwe qwer qwert qwerty qwertyu qwertyui qwertyuiop asd asdf
asdfg asdfgh asdfghjkl asdasd zxc zxcv zxcvb zxcvbn zxcvbnm qaz qazwsx qazwsxedc wsxedc edcrfv qweasd qweasdzxc
qwaszx zaq zaqwsx xsw plm okm plmokn mnbvcxz poiuytrewq lkjhgfdsa iloveyou ilove ilovey love lover loveme
sunshine princess dragon monkey football baseball basketball superman batman pokemon master shadow michael
jordan jennifer hunter buster soccer harley ranger killer george charlie andrew michelle jessica pepper daniel
joshua maggie starwars silver william dallas yankees hello hellokitty freedom whatever trustno trust computer
internet summer winter spring autumn monday friday january december flower orange apple banana cheese cookie
ginger purple google baidu tencent alibaba taobao weixin wechat qqqq huawei xiaomi iphone samsung microsoft
windows linux ubuntu nokia lenovo dell thinkpad china zhongguo zhonghua beijing shanghai guangzhou shenzhen
hubei hunan wuhan huangshi xiaogan daye xiaochang chengbu zeku dafeng yancheng qinghai jiangsu shaoyang
woaini woaiwo aini wani woaizhongguo wodemima mima mimamima nihao nihaoma woshishui woshi wangyut caonima
zhangwei wangwei wangfang liwei lina zhangmin lijing wangjing liuwei wanglei zhangli zhanglei wangyong zhangjie
xiaoming laopo laogong baobei baobao qinaide shengri kuaile gongxi facai zhufu xingfu jiankang pingan shunli
minzheng minzhengju minzhengting minzheng-ju dibao jiuzhu shehui jiuzhuzhan fuli xiangzhen cunwei bangongshi
gongzuo juzhang kezhang zhuren shuji guanli guanliyuan xitong xitongguanliyuan anquan shenji zhengfu renmin
civil civilaffairs affairs office bureau county town village officer clerk director auditor security audit
government gov org com www http letme enter open sesame super supervisor temp temporary initial newpassword
newuser player gamer games game internet qwaszx samsung asshole fuck fuckyou shit
`;

const stems = new Set(STEMS.split(/\s+/).filter((stem) => stem !== ''));

const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const unmask = (text: string) => text.replace(/[0134578@$!]/g, (sign) => lookAlikes[sign] ?? sign);

const WALKS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '!@#$%^&*()',
  '1!2@3#4$5%6^7&8*9(0)',
];
const walks = WALKS.flatMap((walk) => [walk, [...walk].reverse().join('')]);
const WALK_MIN = 4;

/** What is left of a text once runs along the keyboard or the alphabet and repetitions are taken out. */
function withoutWalks(text: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    const length = Math.max(walkLength(text, at), repeatLength(text, at));
    if (length >= WALK_MIN) {
      at += length;
    } else {
      left += text[at];
      at += 1;
    }
  }
  return left;
}

function walkLength(text: string, at: number): number {
  let longest = 0;
  for (const walk of walks) {
    let length = 1;
    while (at + length < text.length && walk.includes(text.slice(at, at + length + 1))) length += 1;
    longest = Math.max(longest, length);
  }
  return longest;
}

function repeatLength(text: string, at: number): number {
  let length = 1;
  while (text[at + length] === text[at]) length += 1;
  return length;
}

const LEFT_MIN = 4;

/** Whether somebody who tries the usual passwords would soon come to this one. */
export function isCommonPassword(password: string): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  if (new Set(lower).size < 5) return true;
  if (withoutWalks(lower).length < LEFT_MIN) return true;
  return [lower, unmask(lower)].some((text) => {
    // The words between digits and signs: `Minzheng@2026` and `P@ssw0rd-123` are one stem and a date.
    const words = text.split(/[^\p{L}]+/u).filter((word) => word !== '');
    const letters = words.join('');
    return (
      letters.length < LEFT_MIN - 1 || stems.has(letters) || words.every((w) => w.length < 3 || stems.has(w))
    );
  });
}
