import type { LinkKind } from '../../../shared/handover/link.ts'
import { html } from '../../../shared/kernel/html.ts'

/** What lies on a share server for a moment while it is tried. */
export const trialText = (token: string): string => `Keyward tries this server. ${token}`

/** What the page says that a practice may host. */
export const RELAY_WORDS = {
  title: 'Keyward',
  /** Above what a link brought. The page's own script puts it there, so that no quotation mark may stand in it. */
  found: {
    handover: 'A sealed handover',
    receipt: 'A receipt',
    card: 'A card',
    request: 'A request',
  } satisfies Record<LinkKind, string>,
  forKeyward: ' for Keyward',
  nothing:
    'This address passes sealed links on to Keyward. The link that brought you here is not whole: copy it again, to its very end.',
  notYet: 'Nothing is opened yet. Keyward shows who sent it before anything is stored.',
  open: 'Open it in Keyward',
  save: 'Save the sealed file',
  without: html`Without Keyward: save the file, install age from age-encryption.org, run <code>age -d handover.age</code>, and type the six words that reached you another way, with hyphens between them.`,
} as const
