import type { FieldValues } from '../../engine/matters/index.ts';
import type { Actor, Clock, FieldCipher, Id, Tx } from '../../platform/base/index.ts';
import { getValue } from '../../platform/base/index.ts';
import { keepPaper } from '../../platform/papers/index.ts';
import { inventHouse, inventSheet, inventSignature } from './invent-picture.ts';

interface Desk {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: { readonly clock: Clock; readonly cipher: FieldCipher };
}

async function keepInvented(desk: Desk, caseId: Id, slot: string, bytes: Buffer): Promise<Id> {
  const { tx, actor, services } = desk;
  return getValue(await keepPaper(tx, actor, services, { kind: 'case', id: caseId }, { slot, bytes })).id;
}

/** The papers that the family signed, as photographed at the desk. */
export async function inventMaterials(desk: Desk, caseId: Id, no: number): Promise<void> {
  for (const [place, slot] of ['application', 'authorisation', 'promise'].entries())
    await keepInvented(desk, caseId, slot, inventSheet(no + place));
}

/** Photographs and signatures of a visit, as its record names them. */
export async function inventVisitPapers(desk: Desk, caseId: Id, no: number): Promise<FieldValues> {
  const photos = [
    await keepInvented(desk, caseId, 'visit.photos', inventHouse(no)),
    await keepInvented(desk, caseId, 'visit.photos', inventHouse(no + 2)),
  ];
  const signatures = [
    await keepInvented(desk, caseId, 'visit.signatures', inventSignature(no)),
    await keepInvented(desk, caseId, 'visit.signatures', inventSignature(no + 7)),
  ];
  return { photos, signatures };
}
