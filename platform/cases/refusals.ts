import type { RefusalCatalogue } from '../base/index.ts';

export const casesRefusals: RefusalCatalogue = {
  'cases.matter.unknown': {
    kind: 'missing',
    zh: { what: '没有“{matter}”这个事项。', next: '请从事项目录里选择。' },
    en: { what: 'There is no matter {matter}.', next: 'Choose one from the catalogue.' },
  },
  'cases.matter.not-in-force': {
    kind: 'invalid',
    zh: { what: '{on} 这一天“{matter}”还没有施行或者已经停办。', next: '请在事项目录里查看施行日期。' },
    en: { what: '“{matter}” is not done on {on}.', next: 'See in the catalogue when it is.' },
  },
  'cases.start.not-yours': {
    kind: 'forbidden',
    zh: { what: '您的岗位不接收“{matter}”的申请。', next: '请到事项目录里看哪个窗口接收。' },
    en: {
      what: 'Your post takes in no application for “{matter}”.',
      next: 'The catalogue says which office does.',
    },
  },
  'cases.start.household': {
    kind: 'conflict',
    zh: { what: '{name}还没有编入家庭，这个事项以家庭为单位申请。', next: '请先在人员档案里把他编入家庭。' },
    en: {
      what: '{name} belongs to no household, and this matter is of households.',
      next: 'Enter them into a household first.',
    },
  },
  'cases.start.open-already': {
    kind: 'conflict',
    zh: {
      what: '这一家（人）{on} 已经申请过，办件号 {caseNo}，还没有办完。',
      next: '请打开那一件继续办理。',
    },
    en: { what: 'There is an open case already, {caseNo} of {on}.', next: 'Open it and go on there.' },
  },
  'cases.start.dead': {
    kind: 'conflict',
    zh: { what: '{name}已于 {on} 去世。', next: '请由其他家庭成员提出申请。' },
    en: { what: '{name} died on {on}.', next: 'Another member of the family has to apply.' },
  },
  'cases.start.paper-future': {
    kind: 'invalid',
    zh: { what: '收到申请的日期不能晚于今天（{today}）。', next: '请按申请书上的收件日期填写。' },
    en: {
      what: 'The application cannot have come after today ({today}).',
      next: 'Give the day that was stamped on the paper.',
    },
  },
  'cases.start.paper-why': {
    kind: 'invalid',
    zh: {
      what: '补录以前收到的纸质申请，要写明为什么现在才录入。',
      next: '请补上补录的原因，它会留在办理记录里。',
    },
    en: {
      what: 'A paper that came before today needs the reason why it is entered only now.',
      next: 'Write the reason; it stays on record.',
    },
  },
  'cases.start.paper-before-birth': {
    kind: 'invalid',
    zh: { what: '{name}出生于 {on}，收到申请的日期不能更早。', next: '请核对申请人和收件日期。' },
    en: {
      what: '{name} was born on {on}; the application cannot have come before.',
      next: 'Check the applicant and the day.',
    },
  },
  'cases.record.wrong': {
    kind: 'invalid',
    zh: { what: '有 {count} 处没有填对。', next: '请按每一处的提示改正。' },
    en: { what: 'There are {count} mistakes in the form.', next: 'Mend each as it says.' },
  },
  'cases.record.one': {
    kind: 'invalid',
    zh: { what: '{zh}。', next: '请改正后再提交。' },
    en: { what: 'It {en}.', next: 'Mend it and send it again.' },
  },
  'cases.facts.wrong': {
    kind: 'invalid',
    zh: { what: '家庭情况里有 {count} 处不能用来核算。', next: '请按每一处的提示改正。' },
    en: { what: 'There are {count} mistakes in the facts of the family.', next: 'Mend each as it says.' },
  },
  'cases.facts.lacking': {
    kind: 'invalid',
    zh: { what: '还差 {count} 项情况没有调查清楚，不能核算：{which}。', next: '请补充后再核算。' },
    en: { what: '{count} facts are not known yet: {which}.', next: 'Find them out and calculate again.' },
  },
  'cases.facts.no-figures': {
    kind: 'conflict',
    zh: { what: '本地还没有录入核算需要的标准：{which}。', next: '请先在规则包里补充并注明文件。' },
    en: { what: 'The place has not set: {which}.', next: 'Add the figures with their document to the pack.' },
  },
  'cases.facts.not-in-force': {
    kind: 'conflict',
    zh: { what: '受理那一天还没有这项政策。', next: '请核对受理日期。' },
    en: {
      what: 'The scheme did not exist on the day of acceptance.',
      next: 'Look at the day of acceptance.',
    },
  },
  'cases.facts.not-the-applicant': {
    kind: 'invalid',
    zh: { what: '家庭情况里没有申请人本人。', next: '请按申请人所在家庭重新读取情况。' },
    en: {
      what: 'The facts do not hold the applicant.',
      next: 'Read the facts of the applicant’s household again.',
    },
  },
  'cases.delegation.county': {
    kind: 'forbidden',
    zh: { what: '确认权由县级下放，乡镇（街道）不能给自己下放。', next: '请由县级民政部门负责人办理。' },
    en: { what: 'The right to decide is given by the county.', next: 'Leave it to the county’s director.' },
  },
  'cases.delegation.matter': {
    kind: 'invalid',
    zh: { what: '{on} 的规定没有允许把这个事项的确认权下放。', next: '请核对事项和开始日期。' },
    en: {
      what: 'The law of {on} lets nobody give this matter to townships.',
      next: 'Look at matter and first day.',
    },
  },
  'cases.delegation.past': {
    kind: 'invalid',
    zh: {
      what: '日期早于今天（{today}），已经受理的办件不能改由别人决定。',
      next: '请填今天或者以后的日期。',
    },
    en: { what: 'The day lies before today ({today}).', next: 'Say today or a later day.' },
  },
  'cases.delegation.order': {
    kind: 'invalid',
    zh: { what: '最后一天不在这次下放的期间内。', next: '请核对开始日期和最后一天。' },
    en: { what: 'The last day is not within its time.', next: 'Compare the first and the last day.' },
  },
  'cases.delegation.town': {
    kind: 'invalid',
    zh: { what: '选的地方不是本县的乡镇（街道）。', next: '请重新选择。' },
    en: { what: 'A place is no township of this county.', next: 'Choose again.' },
  },
  'cases.delegation.already': {
    kind: 'conflict',
    zh: {
      what: '{town}在这段时间里已经按“{document}”下放过。',
      next: '请先写明那一次的最后一天，或者改日期。',
    },
    en: {
      what: '{town} has it in that time already, by “{document}”.',
      next: 'End that one first, or change the days.',
    },
  },
  'cases.delegation.ended': {
    kind: 'conflict',
    zh: { what: '这次下放到 {on} 已经结束。', next: '需要再下放的，请另行登记。' },
    en: { what: 'It ended on {on}.', next: 'Give it anew where it is wanted.' },
  },
  'cases.moved-on': {
    kind: 'conflict',
    zh: { what: '您看着的时候，{who}已于 {on} 办理了这一件（{act}）。', next: '请刷新后按新的情况办理。' },
    en: {
      what: 'Meanwhile {who} acted on this case on {on} ({act}).',
      next: 'Reload it and go on from there.',
    },
  },
  'cases.act.not-now': {
    kind: 'conflict',
    zh: {
      what: '这一件现在不能这样办。最近一次是{who}在 {on} 办的。',
      next: '请刷新后看轮到哪一步。',
    },
    en: {
      what: 'This cannot be done now. {who} acted last, on {on}.',
      next: 'Reload to see whose turn it is.',
    },
  },
  'cases.act.by-list': {
    kind: 'conflict',
    zh: {
      what: '公示以张贴的名单为准，不能只在办件里记一笔“已公示”。',
      next: '请打开“公示”页面，把这一件放进本村的公示名单张贴。',
    },
    en: {
      what: 'A publicity begins with the list that shows the case; it cannot be noted on the case alone.',
      next: 'Open the page of publicity and put the case on the list of its village.',
    },
  },
  'cases.act.not-yours': {
    kind: 'forbidden',
    zh: { what: '这一步不由您的岗位办理。', next: '请交给负责这一步的岗位。' },
    en: { what: 'This step is not of your post.', next: 'Leave it to the post that it is of.' },
  },
  'cases.act.recused': {
    kind: 'forbidden',
    zh: { what: '您登记为申请人的近亲属，应当回避。', next: '请由其他人办理。' },
    en: {
      what: 'You are registered as a near relative of the applicant.',
      next: 'Somebody else has to act.',
    },
  },
  'cases.act.own-family': {
    kind: 'forbidden',
    zh: {
      what: '申请人是您本人、您的家庭成员或已登记的近亲属，您不能办理这一件。',
      next: '请由其他人办理；审批须由无亲属关系的负责人作出。',
    },
    en: {
      what: 'The applicant is yourself, of your household, or registered as your near relative.',
      next: 'Somebody else has to act; it is decided by somebody who is not related.',
    },
  },
  'cases.act.held': {
    kind: 'conflict',
    zh: { what: '这一件已由别人接手。', next: '需要您办的，请先接办并写明理由。' },
    en: { what: 'Somebody else holds this case.', next: 'Take it over with a reason first.' },
  },
  'cases.act.investigated': {
    kind: 'forbidden',
    zh: { what: '调查这一件的人不能作决定。', next: '请由没有参加调查的人决定。' },
    en: {
      what: 'Whoever investigated a case does not decide it.',
      next: 'Somebody who did not must decide.',
    },
  },
  'cases.act.involved': {
    kind: 'forbidden',
    zh: { what: '您办过前面的步骤，这一步要由另一个人办。', next: '请由其他人办理。' },
    en: {
      what: 'You did an earlier step; another person must do this one.',
      next: 'Leave it to somebody else.',
    },
  },
  'cases.act.same-person': {
    kind: 'conflict',
    zh: { what: '调查人员不得少于两人，您已经签过了。', next: '请由一同调查的另一个人签字。' },
    en: { what: 'Two people must sign, and you have.', next: 'The other one has to sign.' },
  },
  'cases.act.told-already': {
    kind: 'conflict',
    zh: {
      what: '需要补充的材料应当一次性告知，已经告知过一次。',
      next: '请按现有材料决定受理或者不予受理。',
    },
    en: {
      what: 'What is lacking is told once, and it was.',
      next: 'Accept the application or refuse it as it is.',
    },
  },
  'cases.act.not-ripe': {
    kind: 'conflict',
    zh: { what: '公示还没有张贴或者还没有期满。', next: '请在公示期满的第二天以后办理。' },
    en: {
      what: 'The list was not put up, or its days are not over.',
      next: 'Come back on the day after they end.',
    },
  },
  'cases.act.objection-open': {
    kind: 'conflict',
    zh: { what: '还有异议没有处理。', next: '请先处理异议。' },
    en: { what: 'There is an objection that nobody has answered.', next: 'Answer it first.' },
  },
  'cases.act.no-objection': {
    kind: 'conflict',
    zh: { what: '没有待处理的异议。', next: '请刷新后再看。' },
    en: { what: 'There is no open objection.', next: 'Reload the case.' },
  },
  'cases.act.nothing-to-extend': {
    kind: 'conflict',
    zh: { what: '这一件没有可以延长的期限。', next: '请在期限内办理。' },
    en: { what: 'No limit of this case can be extended.', next: 'Keep the limit.' },
  },
  'cases.act.no-pause-rule': {
    kind: 'conflict',
    zh: { what: '这个事项没有规定可以中止计时。', next: '请在期限内办理。' },
    en: { what: 'No rule lets the clock of this matter stand still.', next: 'Keep the limit.' },
  },
  'cases.act.not-held': {
    kind: 'conflict',
    zh: { what: '这一件没有被别人接手，不需要接办。', next: '直接办理即可。' },
    en: { what: 'Nobody else holds this case.', next: 'You can act on it.' },
  },
  'cases.act.nothing-to-return': {
    kind: 'conflict',
    zh: { what: '前面没有可以退回的步骤。', next: '请按当前步骤办理。' },
    en: { what: 'There is no earlier step to return to.', next: 'Go on with this one.' },
  },
  'cases.act.nothing-to-reverse': {
    kind: 'conflict',
    zh: { what: '最近一次办理不能撤销。', next: '需要重办的，请由县级重新启动。' },
    en: { what: 'The latest act cannot be taken back.', next: 'The county can reopen the case.' },
  },
  'cases.act.not-author': {
    kind: 'forbidden',
    zh: { what: '只有办理的人和县级负责人可以撤销。', next: '请联系{who}。' },
    en: { what: 'Only whoever did it, or the director of the county, can take it back.', next: 'Ask {who}.' },
  },
  'cases.transfer.nobody': {
    kind: 'invalid',
    zh: { what: '要转交的人今天不在能办这一步的岗位上。', next: '请从名单里选。' },
    en: { what: 'That person holds no post today that could act here.', next: 'Choose one from the list.' },
  },
  'cases.due.matter': {
    kind: 'invalid',
    zh: {
      what: '这个事项没有定期核查，也没有有效期，或者当地还没有录入间隔。',
      next: '请从列表里选择事项。',
    },
    en: { what: 'Nothing of this matter falls due again here.', next: 'Choose a matter from the list.' },
  },
  'cases.due.nobody': {
    kind: 'conflict',
    zh: { what: '选中的人已经不在名单上。', next: '请刷新后再选。' },
    en: { what: 'None of them is on the list any more.', next: 'Reload the list.' },
  },
  'cases.list.cursor': {
    kind: 'invalid',
    zh: { what: '这一页的位置标记不对。', next: '请从第一页重新打开。' },
    en: { what: 'The mark of this page is not one of ours.', next: 'Open the list from its beginning.' },
  },
  'cases.draft.too-large': {
    kind: 'too-large',
    zh: { what: '草稿太长，存不下。', next: '请删去一些内容。' },
    en: { what: 'The draft is too long to be kept.', next: 'Leave something out.' },
  },
  'cases.draft.too-many': {
    kind: 'conflict',
    zh: { what: '未提交的草稿已有 {count} 份。', next: '请先提交或者删除一些。' },
    en: { what: 'There are {count} drafts already.', next: 'Send or delete some first.' },
  },
  'cases.papers.not-there': {
    kind: 'conflict',
    zh: { what: '有照片或者文件还没有传到，或者已经撤下。', next: '请稍候重试，或者重新上传。' },
    en: {
      what: 'A photograph or file has not arrived yet, or was withdrawn.',
      next: 'Try again in a moment, or upload it anew.',
    },
  },
  'cases.papers.slot': {
    kind: 'invalid',
    zh: { what: '这件办件没有这一项材料。', next: '请刷新后再传。' },
    en: { what: 'The case has no such material.', next: 'Read the page again.' },
  },
  'cases.papers.shared': {
    kind: 'conflict',
    zh: { what: '“{title}”部门之间能够共享，不得要求群众提交。', next: '请通过数据共享取得。' },
    en: {
      what: '“{title}” is shared between offices and must not be asked of a family.',
      next: 'Get it from the office that has it.',
    },
  },
  'cases.papers.signature': {
    kind: 'invalid',
    zh: { what: '签字不是在屏幕上写的，或者太大。', next: '请重新签字。' },
    en: { what: 'The signature is no drawing from a screen, or too large.', next: 'Sign again.' },
  },
  'cases.papers.closed': {
    kind: 'conflict',
    zh: { what: '办件已经办结，不能再加或者撤下材料。', next: '需要更正的，请先重新办理。' },
    en: {
      what: 'The case is closed; its papers stay as they are.',
      next: 'Reopen it where it must be corrected.',
    },
  },
  'cases.papers.used': {
    kind: 'conflict',
    zh: { what: '这份材料是办理记录的一部分，不能撤下。', next: '记录有误的，请先撤销那一次办理。' },
    en: {
      what: 'The paper is part of what was recorded.',
      next: 'Take that act back first, if it was wrong.',
    },
  },
  'cases.bulk.kind': {
    kind: 'invalid',
    zh: { what: '这种办理不能成批进行。', next: '请逐件办理。' },
    en: { what: 'This cannot be done to many cases at once.', next: 'Do it case by case.' },
  },
};
