import { assembleHandbook, type Handbook } from '../../../engine/index.ts';
import { disabilityCare, disabilityLiving } from '../../disability/law/subsidies.ts';
import { oldAgeAllowance } from '../../elders/law/old-age-allowance.ts';
import { extremePoverty } from '../../social-assistance/law/extreme-poverty.ts';
import { minimumLiving } from '../../social-assistance/law/minimum-living.ts';
import { withCheckedPlaces } from './checked-places.ts';
import { interactions } from './interactions.ts';
import { statutes } from './statutes.ts';

/** Every scheme of the product. A new one is added here and nowhere else. */
export const handbook: Handbook = assembleHandbook({
  schemes: [minimumLiving, extremePoverty, disabilityLiving, disabilityCare, oldAgeAllowance],
  interactions,
  documents: withCheckedPlaces(statutes),
});
