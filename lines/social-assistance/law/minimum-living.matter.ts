import { text } from '../../../engine/index.ts';
import { matter } from '../../../engine/matters/index.ts';
import { of2012 } from './minimum-living.2012.ts';
import { of2021 } from './minimum-living.2021.ts';
import { minimumLivingMatterExamples } from './minimum-living.matter.examples.ts';

export const minimumLivingMatter = matter({
  code: 'minimum-living',
  title: text('最低生活保障审核确认', 'Minimum living allowance'),
  kind: 'grant',
  applicant: {
    of: 'household',
    say: text(
      '共同生活的家庭成员人均收入低于当地低保标准，且财产状况符合规定的家庭，由一名成员提出。',
      'A family whose income for each member lies below the standard of the place and whose property keeps the rules; one member applies.',
    ),
  },
  scheme: 'minimum-living-allowance',
  payment: 'payment.dibao',
  office: text('县级民政部门', 'the county’s civil affairs bureau'),
  procedures: [of2012, of2021],
  examples: minimumLivingMatterExamples,
});
