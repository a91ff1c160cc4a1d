import type { Command } from 'commander';
import { type AuditReport, verifyAudit } from '../audit/index.ts';
import { withSession } from './session.ts';

const REASONS: Readonly<Record<string, string>> = {
  changed: '内容被改动 / its content was changed',
  gap: '与上一条不相接 / it does not follow the row before it',
  cut: '末尾的记录不见了 / rows are gone from the end',
  rewritten: '与外部存证不符 / it does not fit the anchors outside',
  head: '链头与最后一条不符 / the head of the chain is not its last row',
};

function sayReport(report: AuditReport): string[] {
  const lines = report.chains.map(({ countyCode, rows, anchors, firstBreak }) => {
    if (firstBreak === null) return `${countyCode}: 完整 whole, ${rows} 条 rows, ${anchors} 处存证 anchors`;
    const { seq, reason, provedUpTo } = firstBreak;
    return `${countyCode}: 第 ${seq} 条有误 / row ${seq} is wrong: ${REASONS[reason] ?? reason}。它之前的 ${seq - 1n} 条前后相接，其中有外部存证的到第 ${provedUpTo} 条 / the ${seq - 1n} rows before it follow one another, anchored outside up to row ${provedUpTo}`;
  });
  if (report.falseAnchorLine === null) return lines;
  return [
    ...lines,
    `存证文件第 ${report.falseAnchorLine} 行不是本系统写的 / line ${report.falseAnchorLine} of the anchor file is not ours`,
  ];
}

export function addVerifyAudit(program: Command): void {
  program
    .command('verify-audit')
    .description('校验审计日志的哈希链和外部存证 / Verify the audit log against itself and its anchors')
    .option('--county <code>', '只校验一个县 / one county only')
    .option('--anchor-file <file>', '外部存证文件 / anchors kept elsewhere')
    .action(async (wish: { county?: string; anchorFile?: string }) => {
      await withSession(async ({ db, keys, config }) => {
        const file = wish.anchorFile ?? config.anchorFile;
        const report = await verifyAudit(db, file, keys.anchorKey, wish.county);
        for (const line of sayReport(report)) console.log(line);
        if (!report.ok) process.exitCode = 1;
      });
    });
}
