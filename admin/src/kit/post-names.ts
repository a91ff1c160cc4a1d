import { defineTexts } from './catalogue.ts';

/** Posts by their code, as `platform/identity/posts.ts` has them. */
export const postNames = defineTexts({
  zh: {
    'bureau-officer': '局业务科室',
    'township-clerk': '乡镇民政经办',
    'village-worker': '村级协理员',
    director: '负责人',
    auditor: '监督检查',
    'system-admin': '系统管理员',
    'security-admin': '安全保密管理员',
    'audit-admin': '安全审计员',
    none: '无岗位',
  } as Readonly<Record<string, string>>,
  en: {
    'bureau-officer': 'Bureau officer',
    'township-clerk': 'Township clerk',
    'village-worker': 'Village worker',
    director: 'Director',
    auditor: 'Auditor',
    'system-admin': 'System administrator',
    'security-admin': 'Security administrator',
    'audit-admin': 'Audit administrator',
    none: 'No post',
  } as Readonly<Record<string, string>>,
});
