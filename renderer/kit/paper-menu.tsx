import type { Paper } from '../../shared/paper/calls.ts'
import { printPaper, saveGuidePage, savePdf } from '../app/deeds-paper.ts'
import type { MenuDeed } from '../app/menu-lines.ts'
import { MenuButton } from './menu.tsx'

/** What can be done with a page: print it, or save it in two ways. */
export const paperDeeds = (paper: Paper): MenuDeed[] => [
  { label: 'Print…', run: () => void printPaper(paper) },
  { label: 'Save as PDF…', run: () => void savePdf(paper) },
  ...(paper.of === 'review'
    ? []
    : [{ label: 'Save as a web page…', run: () => void saveGuidePage(paper.of) }]),
]

/** A page’s button, such as "Print the status": by the system’s dialog, as PDF, or as a web page. */
export const PaperMenu = ({ paper, words }: { readonly paper: Paper; readonly words: string }) => (
  <MenuButton words={words} groups={[paperDeeds(paper)]} />
)
