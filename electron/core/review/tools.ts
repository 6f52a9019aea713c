import { html, type Html } from '../../../shared/kernel/html.ts'
import { shownName } from '../../../shared/kernel/shown-text.ts'
import type { Review } from '../../../shared/review/review.ts'
import type { Tool } from '../../../shared/tools/tool.ts'
import { dayOf } from '../paper/moments.ts'
import { table } from '../paper/page-parts.ts'
import { PAGE_WORDS, TOOL_WORDS as WORDS } from './words-page.ts'

/** Which programs of that computer could ask for Xero, how far each reached, and when it last did. */
export const tools = (review: Review): Html | [] =>
  review.tools === null
    ? []
    : html`<section><h2>${WORDS.heading}</h2><p>${review.tools.isOn ? WORDS.on : WORDS.off}</p>${
        review.tools.tools.length === 0
          ? html`<p>${WORDS.none}</p>`
          : table(
              PAGE_WORDS.inAll(review.tools.tools.length),
              WORDS.columns,
              review.tools.tools.map((tool) => [
                tool.name,
                tool.purpose,
                review.apps.find(({ id }) => id === tool.appId)?.name ?? '',
                reach(review, tool),
                may(tool),
                tool.used === null ? WORDS.never : dayOf(tool.used.at),
                String(tool.used?.count ?? 0),
              ]),
            )
      }</section>`

const reach = ({ connections }: Review, { way, appId, tenantId }: Tool): string => {
  if (way === 'token') return WORDS.token
  const one = connections.find((other) => other.appId === appId && other.tenantId === tenantId)
  return one === undefined ? WORDS.gone : shownName('organisation', one.tenantName, one.tenantId)
}

const may = ({ way, standing, methods, paths }: Tool): string => {
  if (standing === 'refused') return WORDS.refused
  if (way === 'token') return WORDS.mayWithToken
  return `${[...new Set(['GET', ...methods])].join(', ')} ${paths.join(', ')}`
}
