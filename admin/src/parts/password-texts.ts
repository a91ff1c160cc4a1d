import { defineTexts } from '../kit/catalogue.ts';

/** What a new password must be like, as the county has set it. */
export interface PasswordRules {
  readonly lengthMin: number;
  readonly kindsMin: number;
  readonly history: number;
}

const KINDS_ALL = 4;
const zhNumbers = ['', '一', '两', '三'];

/** The rules in words, for whoever is about to choose a password. */
export const passwordRuleTexts = defineTexts({
  zh: {
    rules: ({ lengthMin, kindsMin, history }: PasswordRules): string => {
      const kinds = '大写字母、小写字母、数字、符号';
      const parts = [
        `至少 ${lengthMin} 个字符`,
        kindsMin >= KINDS_ALL ? `须同时包含${kinds}` : '',
        kindsMin > 1 && kindsMin < KINDS_ALL ? `包含${kinds}中的至少${zhNumbers[kindsMin]}种` : '',
        '不得含姓名、登录名、县市名称和常用密码',
        history > 0 ? `不得与最近 ${history} 次用过的密码相同` : '',
      ];
      return `${parts.filter((part) => part !== '').join('；')}。`;
    },
  },
  en: {
    rules: ({ lengthMin, kindsMin, history }: PasswordRules): string => {
      const kinds = 'capitals, small letters, digits and signs';
      const parts = [
        `At least ${lengthMin} characters`,
        kindsMin >= KINDS_ALL ? `with ${kinds}` : '',
        kindsMin > 1 && kindsMin < KINDS_ALL ? `of at least ${kindsMin} kinds among ${kinds}` : '',
        'without your name, login, county or a common password',
        history > 1 ? `not one of your last ${history}` : '',
        history === 1 ? 'not the present one' : '',
      ];
      return `${parts.filter((part) => part !== '').join('; ')}.`;
    },
  },
});
