import { listCatalogue, ownLists } from '../exports/index.ts';

/** Every list that can be taken out; mechanisms above the exports add theirs here. */
export const exportedLists = listCatalogue(...ownLists);
