import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  label: string
  /** Numbers stand right, in tabular figures. */
  numeric?: boolean
  /** Neither label nor cells are broken over lines. */
  oneLine?: boolean
  cell: (row: Row) => ReactNode
}

export type DataTableProps<Row> = {
  caption: string
  /** Hides the caption from sight where a heading right above says the same. */
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** A last row that sums up. */
  total?: readonly ReactNode[]
  /** On narrow screens each row becomes a block with its labels, instead of a table that scrolls sideways. */
  stack?: boolean
  /** On narrow screens the letters and gaps get smaller: for tables of few short columns. */
  dense?: boolean
}

/** A table with caption and scopes; its first column names the row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, total, stack, dense } = props
  return (
    <div className="table-scroll">
      <table className={`table${stack ? ' table--stack' : ''}${dense ? ' table--dense' : ''}`}>
        <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, at) => (
                <Cell key={column.key} column={column} head={at === 0} value={column.cell(row)} />
              ))}
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              {columns.map((column, at) => (
                <Cell key={column.key} column={column} head={at === 0} value={total[at]} />
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

function classOf({ numeric, oneLine }: { numeric?: boolean; oneLine?: boolean }) {
  return [numeric && 'num', oneLine && 'one-line'].filter(Boolean).join(' ') || undefined
}

type CellProps = {
  column: Pick<Column<never>, 'label' | 'numeric' | 'oneLine'>
  head: boolean
  value: ReactNode
}

function Cell({ column, head, value }: CellProps) {
  const className = classOf(column)
  if (head)
    return (
      <th scope="row" className={className}>
        {value}
      </th>
    )
  return (
    <td className={className} data-label={column.label}>
      {value}
    </td>
  )
}
