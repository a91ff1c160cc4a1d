import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../platform/base/index.ts';
import { languageOf } from '../../platform/http/index.ts';

/** How somebody who looks at the public pages wants to see them. */
export interface Visitor {
  readonly language: Language;
  /** 长者版: large type, strong contrast, one thing after another. */
  readonly isLarge: boolean;
}

const COOKIE = 'portal';
const YEAR_S = 31_536_000;

/** As the visitor chose it; otherwise the browser's language and the usual size. It says nothing of who they are. */
export function visitorOf(request: FastifyRequest): Visitor {
  const [language, size] = (request.cookies[COOKIE] ?? '').split('.');
  return {
    language: language === 'zh' || language === 'en' ? language : languageOf(request),
    isLarge: size === 'large',
  };
}

export function rememberVisitor(reply: FastifyReply, { language, isLarge }: Visitor): void {
  reply.setCookie(COOKIE, `${language}.${isLarge ? 'large' : 'usual'}`, {
    path: '/portal',
    maxAge: YEAR_S,
    httpOnly: true,
    sameSite: 'lax',
  });
}
