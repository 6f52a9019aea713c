import type { Api } from '../../../shared/contract/contract.ts'
import type { Paper, paperCalls } from '../../../shared/paper/calls.ts'
import { ok, type Result } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'

/** A page as HTML, and what its file is called without an extension. */
export type Page = { readonly name: string; readonly html: string }

type Rooms = {
  readonly guide: { readonly pageOf: (page: 'status' | 'worksheet') => Page }
  /** Each as it was signed. */
  readonly reviews: { readonly pageOf: (id: string) => Promise<Result<Page>> }
}

/** The same pages that are saved as HTML, as PDF or on paper. */
export const createPaperRoom = (ports: Pick<Ports, 'files' | 'printer'>, { guide, reviews }: Rooms) => {
  const pageOf = async (paper: Paper): Promise<Result<Page>> =>
    paper.of === 'review' ? reviews.pageOf(paper.id) : ok(guide.pageOf(paper.of))

  const calls: Pick<Api, keyof typeof paperCalls> = {
    savePdf: async ({ paper }) => {
      const page = await pageOf(paper)
      if (!page.ok) return page
      const pdf = await ports.printer.pdf(page.value.html)
      if (!pdf.ok) return pdf
      const path = await ports.files.save(`${page.value.name}.pdf`, pdf.value)
      return path.ok ? ok({ path: path.value }) : path
    },
    printPaper: async ({ paper }) => {
      const page = await pageOf(paper)
      if (!page.ok) return page
      const printed = await ports.printer.print(page.value.html)
      return printed.ok ? ok({ isPrinted: printed.value }) : printed
    },
    showSaved: async ({ path }) => ports.files.show(path),
  }
  return { calls }
}
