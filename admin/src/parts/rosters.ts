import { useRead } from '../api/index.ts';
import { useLanguage } from '../kit/index.ts';

/** Names of rosters by their code. */
export function useRosters(): { say(code: string): string } {
  const { language } = useLanguage();
  const rosters = useRead('GET /api/v1/rosters', {}, { isForGood: true });
  return {
    say: (code) => rosters.data?.items.find((roster) => roster.code === code)?.[language] ?? code,
  };
}
