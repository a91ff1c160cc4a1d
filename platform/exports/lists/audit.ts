import { Type } from 'typebox';
import { done, refuse } from '../../base/index.ts';
import { decodeCursor } from '../../http/index.ts';
import { type AuditItem, readAudit } from '../../oversight/index.ts';
import { defineList } from '../list-definition.ts';

const Day = Type.String({ format: 'date' });
const day = (text: string | undefined) => (text === undefined ? undefined : Temporal.PlainDate.from(text));

/** Only the audit administrator's duty finds anything: row-level security sees to it. */
export const auditList = defineList({
  name: 'audit',
  title: { zh: '审计日志', en: 'Audit log' },
  permission: 'audit.read',
  filter: Type.Object({
    userName: Type.Optional(Type.String({ maxLength: 100 })),
    action: Type.Optional(Type.String({ maxLength: 100 })),
    subjectId: Type.Optional(Type.String({ format: 'uuid' })),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
  }),
  columns: [
    {
      name: 'seq',
      title: { zh: '序号', en: 'No.' },
      kind: 'integer',
      value: (item: AuditItem) => BigInt(item.seq),
    },
    {
      name: 'at',
      title: { zh: '时间', en: 'When' },
      kind: 'instant',
      value: (item) => Temporal.Instant.from(item.at),
    },
    { name: 'user', title: { zh: '人员', en: 'Who' }, kind: 'text', value: (item) => item.userName },
    {
      name: 'post',
      title: { zh: '岗位', en: 'Post' },
      kind: 'text',
      width: 20,
      value: (item) => item.postName,
    },
    {
      name: 'action',
      title: { zh: '操作', en: 'Action' },
      kind: 'text',
      width: 24,
      value: (item) => item.action,
    },
    {
      name: 'subjectKind',
      title: { zh: '对象类型', en: 'Of what' },
      kind: 'text',
      value: (item) => item.subjectKind,
    },
    {
      name: 'subjectId',
      title: { zh: '对象编号', en: 'Id' },
      kind: 'text',
      width: 38,
      value: (item) => item.subjectId,
    },
    {
      name: 'detail',
      title: { zh: '详情', en: 'Detail' },
      kind: 'text',
      width: 50,
      value: (item) => item.detail,
    },
    {
      name: 'address',
      title: { zh: '网络地址', en: 'Address' },
      kind: 'text',
      width: 16,
      value: (item) => item.address,
    },
  ],
  async readPage({ reader, actor, language }, filter, { limit, after }) {
    const [seq] = after === undefined ? [] : (decodeCursor(after, 1) ?? []);
    if (after !== undefined && !seq) return refuse('http.invalid', { where: 'after', reason: '' });
    const asked = {
      ...filter,
      from: day(filter.from),
      to: day(filter.to),
      limit,
      ...(seq ? { beforeSeq: BigInt(seq) } : {}),
    };
    return done(await readAudit(reader, actor, asked, language));
  },
});
