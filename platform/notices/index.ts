export type { NoticeFact, NoticeFacts, NoticeKind } from './kinds.ts';
export type { NewNotice, NoticeSubject } from './notify.ts';
export { notify } from './notify.ts';
