import type { Row } from "./cell-rows.ts";
export function Evidence(props: { readonly row: Row; readonly onEdit: () => void }) {
  return <div class="evidence">{props.row.cell.text}</div>;
}
