/** Groups of figures that no amount depends on. */
export const groupTexts = {
  limits: { zh: '办理时限', en: 'Limits of procedures' },
  publicity: { zh: '公示', en: 'Publicity' },
  targets: { zh: '目标和要求', en: 'Targets and requirements' },
} as const;
