/** A column that holds sealed values, and what its seal is bound to. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** SQL for the `rowId` of the seal. */
  readonly rowId: string;
  /** Values are up to a megabyte instead of a few dozen bytes. */
  readonly isLarge?: true;
}

/** Every sealed column there is; a test compares this with the database. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'person', column: 'id_sealed', rowId: 'id::text' },
  { table: 'person', column: 'phone_sealed', rowId: 'id::text' },
  { table: 'person_former_id', column: 'number_sealed', rowId: 'id::text' },
  { table: 'disability_certificate', column: 'number_sealed', rowId: 'id::text' },
  { table: 'bank_account', column: 'account_sealed', rowId: 'id::text' },
  { table: 'officer_person', column: 'id_sealed', rowId: 'id::text' },
  { table: 'app_user', column: 'totp_sealed', rowId: 'id::text' },
  { table: 'application', column: 'contact_sealed', rowId: 'id::text' },
  { table: 'idempotency_key', column: 'response_sealed', rowId: `user_id::text || '/' || key` },
  { table: 'sms_message', column: 'phone_sealed', rowId: 'id::text' },
  { table: 'webhook_subscription', column: 'secret_sealed', rowId: 'id::text' },
  { table: 'person_photo', column: 'sealed', rowId: 'id::text', isLarge: true },
  { table: 'public_tip', column: 'name_sealed', rowId: 'id::text' },
  { table: 'public_tip', column: 'phone_sealed', rowId: 'id::text' },
  { table: 'public_tip', column: 'text_sealed', rowId: 'id::text' },
  { table: 'public_tip_action', column: 'note_sealed', rowId: `tip_id::text || '/' || no` },
  { table: 'public_receipt', column: 'answer_sealed', rowId: `encode(receipt_hash, 'hex')` },
  { table: 'visit_plan', column: 'secret_sealed', rowId: 'id::text' },
  { table: 'export_file', column: 'filter_sealed', rowId: 'id::text' },
  { table: 'import_file_part', column: 'sealed', rowId: `import_id::text || ':' || no`, isLarge: true },
  {
    table: 'import_page',
    column: 'sealed',
    rowId: `import_id::text || ':' || sheet_index || ':' || no`,
    isLarge: true,
  },
  { table: 'pay_bank', column: 'account_sealed', rowId: 'id::text' },
  { table: 'pay_home', column: 'account_sealed', rowId: 'id::text' },
  {
    table: 'pay_batch_part',
    column: 'sealed',
    rowId: `batch_id::text || ':' || kind || ':' || no`,
    isLarge: true,
  },
  {
    table: 'pay_return_part',
    column: 'sealed',
    rowId: `return_id::text || ':' || kind || ':' || no`,
    isLarge: true,
  },
  {
    table: 'paper_part',
    column: 'sealed',
    rowId: `encode(content_sha256, 'hex') || ':' || no`,
    isLarge: true,
  },
];
