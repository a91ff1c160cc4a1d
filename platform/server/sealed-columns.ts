/** A sealed column, and the SQL that says which row a value is bound to, as its writer bound it. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
  /** Pages that one transaction looks at; fewer where a value is a megabyte. */
  readonly pagesAtOnce: number;
}

const MANY = 128;

/**
 * Every sealed column there is; a test compares this with the catalogue, so that none is forgotten when
 * keys are changed.
 */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'app_user', column: 'totp_sealed', rowId: 'id::text', pagesAtOnce: MANY },
  { table: 'idempotency_key', column: 'response_sealed', rowId: `user_id || '/' || key`, pagesAtOnce: MANY },
  { table: 'person', column: 'id_sealed', rowId: 'id::text', pagesAtOnce: MANY },
  { table: 'person', column: 'phone_sealed', rowId: 'id::text', pagesAtOnce: MANY },
  { table: 'person_former_id', column: 'number_sealed', rowId: 'id::text', pagesAtOnce: MANY },
  { table: 'disability_certificate', column: 'number_sealed', rowId: 'id::text', pagesAtOnce: MANY },
  { table: 'bank_account', column: 'account_sealed', rowId: 'id::text', pagesAtOnce: MANY },
  { table: 'import_file_part', column: 'sealed', rowId: `import_id || ':' || no`, pagesAtOnce: 1 },
  {
    table: 'import_page',
    column: 'sealed',
    rowId: `import_id || ':' || sheet_index || ':' || no`,
    pagesAtOnce: 1,
  },
  { table: 'export_file', column: 'filter_sealed', rowId: 'id::text', pagesAtOnce: MANY },
];
