import type { Api } from '../../../shared/contract/contract.ts'
import type { Paper, paperCalls } from '../../../shared/paper/calls.ts'
import { shownValue } from '../../../shared/kernel/shown-value.ts'
import { ok, type Result } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import { connectionPage } from './connection-page.ts'
import type { Page } from './page.ts'
import { CONNECTION_PAGE } from './words.ts'

type Rooms = {
  readonly vault: Vault
  readonly guide: { readonly pageOf: (page: 'status' | 'worksheet') => Page }
  /** Each as it was signed. */
  readonly reviews: {
    readonly pageOf: (id: string) => Promise<Result<Page>>
    /** Of what is known now, about one app or organisation. */
    readonly extractOf: (of: { readonly appId: string } | { readonly tenantId: string }) => Result<Page>
  }
}

/** The same pages that are saved as HTML, as PDF or on paper. */
export const createPaperRoom = (
  ports: Pick<Ports, 'files' | 'printer'>,
  { vault, guide, reviews }: Rooms,
) => {
  const connectionsPage = (keys: readonly string[] | null): Page => {
    const snapshot = shownValue(vault.snapshot())
    const now = vault.now()
    return {
      name: CONNECTION_PAGE.file(new Date(now).toISOString().slice(0, 10)),
      html: connectionPage(snapshot, keys, now, snapshot.me?.name ?? snapshot.user),
    }
  }
  const pageOf = async (paper: Paper): Promise<Result<Page>> => {
    if (paper.of === 'connections') return ok(connectionsPage(paper.keys))
    if (paper.of === 'evidenceOfApp' || paper.of === 'evidenceOfOrganisation') return reviews.extractOf(paper)
    return paper.of === 'review' ? reviews.pageOf(paper.id) : ok(guide.pageOf(paper.of))
  }

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
