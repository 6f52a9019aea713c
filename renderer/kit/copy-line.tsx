import { shownText } from '../../shared/kernel/shown-text.ts'
import { copy } from '../app/actions.ts'
import { Button } from './button.tsx'
import { COPY_LINE } from './words.ts'

/** Links are long; nothing of them is left out. */
const LONGEST = 20_000

/** An id or an address with a button that copies it. `what` is its name: "client id". */
export const CopyLine = ({ text, what }: { readonly text: string; readonly what: string }) => (
  <span className="line">
    <span className="mono" title={shownText(text, LONGEST)}>
      {shownText(text, LONGEST)}
    </span>
    <Button
      kind="quiet"
      size="icon"
      icon="copy"
      aria-label={COPY_LINE.copyThe(what)}
      onClick={() => void copy(text, what.charAt(0).toUpperCase() + what.slice(1))}
    />
  </span>
)
