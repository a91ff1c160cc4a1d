import { assembleMatters, type MatterBook } from '../../../engine/matters/index.ts';
import { elderCardMatter } from '../../elders/law/elder-card.matter.ts';
import { funeralReductionMatter } from '../../funerals/law/fee-reduction.matter.ts';
import { minimumLivingMatter } from '../../social-assistance/law/minimum-living.matter.ts';
import { handbook } from './handbook.ts';

/** Every matter of the product. A new one is added here and nowhere else. */
export const matterBook: MatterBook = assembleMatters({
  matters: [minimumLivingMatter, elderCardMatter, funeralReductionMatter],
  documents: handbook.documents,
  parameters: handbook.parameters,
  schemes: handbook.schemes,
});
