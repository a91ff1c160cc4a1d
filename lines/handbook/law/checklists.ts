import { assembleChecklists, type ChecklistBook } from '../../../engine/visits/index.ts';
import { elderHomeSafety } from '../../elders/law/elder-home-safety.checklist.ts';
import { caseSpotCheck, caseVisit } from '../../social-assistance/law/case-visits.checklist.ts';
import { householdVisit } from '../../social-assistance/law/household-visit.checklist.ts';
import { withCheckedPlaces } from './checked-places.ts';
import { statutes } from './statutes.ts';

/** Every checklist of the product. A new one is added here and nowhere else. */
export const checklistBook: ChecklistBook = assembleChecklists({
  checklists: [caseVisit, caseSpotCheck, householdVisit, elderHomeSafety],
  documents: withCheckedPlaces(statutes),
});
