/** What the user can make the page ask of the host. */
import type { Assumed } from '../../server/report/content';
import type { CopyFormat, TableAddress } from '../shared/messages';

export interface Actions {
  /** Goes to the line of a row (0-based); with `focus` the editor has the keys afterwards. */
  readonly reveal: (at: TableAddress, row: number, focus: boolean) => void;
  /** `rows`: only these, in this order; `plan`: in the way of one of the copies that the table offers. 0-based. */
  readonly copy: (
    at: TableAddress,
    format: CopyFormat,
    chosen: { readonly rows?: readonly number[]; readonly plan?: number },
  ) => void;
  readonly fix: (at: TableAddress, row: number, fix: number) => void;
  readonly fixAll: () => void;
  /** Values to look at; none of them shows the spec again. */
  readonly assume: (values: Assumed) => void;
  readonly write: () => void;
  /** A picture as a PNG in base64. */
  readonly image: (png: string) => void;
}
