import { assembleHandbook, type Handbook } from '../../../engine/index.ts';
import { childrenInDifficulty } from '../../children/law/in-difficulty.ts';
import { orphanAllowance } from '../../children/law/orphans.ts';
import { unattendedChildren } from '../../children/law/unattended.ts';
import { disabilityCare, disabilityLiving } from '../../disability/law/subsidies.ts';
import { elderAccidentInsurance } from '../../elders/law/accident-insurance.ts';
import { elderCard } from '../../elders/law/elder-card.ts';
import { oldAgeAllowance } from '../../elders/law/old-age-allowance.ts';
import { elderCare, elderService } from '../../elders/law/subsidies.ts';
import { edgeFamily } from '../../social-assistance/law/edge-family.ts';
import { extremePoverty } from '../../social-assistance/law/extreme-poverty.ts';
import { festivalGrant } from '../../social-assistance/law/festival-grant.ts';
import { medicalAssistance } from '../../social-assistance/law/medical-assistance.ts';
import { minimumLiving } from '../../social-assistance/law/minimum-living.ts';
import { premiumAid } from '../../social-assistance/law/premium-aid.ts';
import { priceSubsidy } from '../../social-assistance/law/price-subsidy.ts';
import { rigidSpending } from '../../social-assistance/law/rigid-spending.ts';
import { temporaryRelief } from '../../social-assistance/law/temporary-relief.ts';
import { withCheckedPlaces } from './checked-places.ts';
import { interactions } from './interactions.ts';
import { furtherParameters } from './limits.ts';
import { procedures, remedies } from './procedures.ts';
import { statutes } from './statutes.ts';

/** Every scheme of the product. A new one is added here and nowhere else. */
export const handbook: Handbook = assembleHandbook({
  schemes: [
    minimumLiving,
    extremePoverty,
    disabilityLiving,
    disabilityCare,
    oldAgeAllowance,
    elderCare,
    elderService,
    elderCard,
    elderAccidentInsurance,
    orphanAllowance,
    unattendedChildren,
    childrenInDifficulty,
    edgeFamily,
    rigidSpending,
    temporaryRelief,
    medicalAssistance,
    premiumAid,
    priceSubsidy,
    festivalGrant,
  ],
  interactions,
  documents: withCheckedPlaces(statutes),
  furtherParameters,
  procedures,
  remedies,
});
