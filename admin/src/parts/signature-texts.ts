import { defineTexts } from '../kit/catalogue.ts';

export const signatureTexts = defineTexts({
  zh: {
    signed: (name: string) => `${name}的签字`,
    signHere: (name: string) => `请${name}在框内签字`,
    keepSignature: '签好了',
    clear: '清除',
    cancel: '取消',
  },
  en: {
    signed: (name: string) => `Signature of ${name}`,
    signHere: (name: string) => `${name} signs here`,
    keepSignature: 'Done',
    clear: 'Clear',
    cancel: 'Cancel',
  },
});
