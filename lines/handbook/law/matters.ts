import { assembleMatters, type MatterBook } from '../../../engine/matters/index.ts';
import { orphanMatter, unattendedChildrenMatter } from '../../children/law/children.matter.ts';
import { disabilityCareMatter, disabilityLivingMatter } from '../../disability/law/subsidies.matter.ts';
import { elderCardMatter } from '../../elders/law/elder-card.matter.ts';
import { oldAgeMatter } from '../../elders/law/old-age.matter.ts';
import { elderCareMatter, elderServiceMatter } from '../../elders/law/subsidies.matter.ts';
import { funeralReductionMatter } from '../../funerals/law/fee-reduction.matter.ts';
import { edgeFamilyMatter } from '../../social-assistance/law/edge-family.matter.ts';
import { extremePovertyMatter } from '../../social-assistance/law/extreme-poverty.matter.ts';
import { extremePovertyChangeMatter } from '../../social-assistance/law/extreme-poverty-change.matter.ts';
import { minimumLivingMatter } from '../../social-assistance/law/minimum-living.matter.ts';
import { minimumLivingChangeMatter } from '../../social-assistance/law/minimum-living-change.matter.ts';
import { minimumLivingReviewMatter } from '../../social-assistance/law/minimum-living-review.matter.ts';
import { rigidSpendingMatter } from '../../social-assistance/law/rigid-spending.matter.ts';
import { temporaryReliefMatter } from '../../social-assistance/law/temporary-relief.matter.ts';
import { handbook } from './handbook.ts';

/** Every matter of the product. A new one is added here and nowhere else. */
export const matterBook: MatterBook = assembleMatters({
  matters: [
    minimumLivingMatter,
    minimumLivingChangeMatter,
    minimumLivingReviewMatter,
    extremePovertyMatter,
    extremePovertyChangeMatter,
    edgeFamilyMatter,
    rigidSpendingMatter,
    temporaryReliefMatter,
    disabilityLivingMatter,
    disabilityCareMatter,
    unattendedChildrenMatter,
    orphanMatter,
    oldAgeMatter,
    elderServiceMatter,
    elderCareMatter,
    elderCardMatter,
    funeralReductionMatter,
  ],
  documents: handbook.documents,
  parameters: handbook.parameters,
  schemes: handbook.schemes,
});
