export { type Begun, beginApplication, writeDraft } from './public/begin.ts';
export { type CaseBehind, findCaseBehind, openSending, type Sending } from './public/case-behind.ts';
export type { Behind, DoorKey, Look, Ticket } from './public/door.ts';
export { findBehind, listLooks } from './public/door.ts';
export { familyFields, isOnline } from './public/online.ts';
export { findOwn, findOwnNumber, type OwnApplication } from './public/own.ts';
export {
  dropPhoto,
  keepPhoto,
  listPhotos,
  openPhoto,
  PHOTO_BYTES_MAX,
  PHOTOS_MAX,
  type Photo,
} from './public/photos.ts';
export { sendApplication, withdrawApplication } from './public/send.ts';
export { tryDoor } from './public/try-door.ts';
export { applicationsRefusals } from './refusals.ts';
export { registerApplicationRoutes } from './routes.ts';
