/** Said by the web itself, when no answer came from the server that could say it. */
export const apiTexts = {
  zh: {
    unreachable: '无法连接到服务器。',
    unreachableNext: '请检查网络后重试，已填写的内容不会丢失。',
    unreadable: '服务器的应答无法识别。',
    unreadableNext: '请稍后重试；如再次出现，请联系系统管理员。',
  },
  en: {
    unreachable: 'The server cannot be reached.',
    unreachableNext: 'Check the network and try again; what you typed is kept.',
    unreadable: 'The answer of the server cannot be read.',
    unreadableNext: 'Try again shortly; tell the system administrator if it happens again.',
  },
};
