import { copy } from '../deeds.ts'
import { Button } from './button.tsx'

/** An id or an address with a button that copies it. `what` is its name: "client id". */
export const CopyLine = ({ text, what }: { readonly text: string; readonly what: string }) => (
  <span className="line">
    <span className="mono" title={text}>
      {text}
    </span>
    <Button
      kind="quiet"
      size="icon"
      icon="copy"
      aria-label={`Copy the ${what}`}
      onClick={() => void copy(text, what.charAt(0).toUpperCase() + what.slice(1))}
    />
  </span>
)
