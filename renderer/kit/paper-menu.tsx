import type { Paper } from '../../shared/paper/calls.ts'
import { printPaper, saveGuidePage, savePdf } from '../app/paper-actions.ts'
import type { MenuAction } from '../app/menu-lines.ts'
import { MenuButton } from './menu.tsx'
import { PAPER_MENU } from './words.ts'

/** What can be done with a page: print it, or save it in two ways. */
export const paperActions = (paper: Paper): MenuAction[] => [
  { label: PAPER_MENU.print, run: () => void printPaper(paper) },
  { label: PAPER_MENU.saveAsPdf, run: () => void savePdf(paper) },
  ...(paper.of === 'status' || paper.of === 'worksheet'
    ? [{ label: PAPER_MENU.saveAsPage, run: () => void saveGuidePage(paper.of) }]
    : []),
]

/** A page’s button, such as "Print the status": by the system’s dialog, as PDF, or as a web page. */
export const PaperMenu = ({ paper, words }: { readonly paper: Paper; readonly words: string }) => (
  <MenuButton words={words} groups={[paperActions(paper)]} />
)
