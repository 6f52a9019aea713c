import { useEffect } from 'react'
import type { VisitTo } from '../../shared/contract/visit.ts'
import { run, openOtherPractice } from './actions.ts'
import { startOf } from './routes.ts'
import { changeList, go, openPalette, useStore } from './store.ts'
import { VISITOR } from './words.ts'

/** Leads to where somebody asked to be from outside the page; what is unsaved is asked about first, as ever. */
export const Visitor = () => {
  const visit = useStore(({ work }) => work?.visit ?? null)
  useEffect(() => {
    if (visit === null) return
    // first, so that a window that begins anew by it does not find it again
    void run(VISITOR.goThere, 'endVisit', { visitId: visit.id })
    lead(visit.to)
  }, [visit])
  return null
}

const lead = (to: VisitTo): void => {
  switch (to.at) {
    case 'find':
      return openPalette(true)
    case 'otherPractice':
      return openOtherPractice()
    case 'needYou':
      changeList({ search: '', show: 'needYou', filter: null })
      return go({ at: 'connections', key: null, ask: null })
    case 'connection':
      return go({ at: 'connections', key: to.key, ask: null })
    case 'app':
      return go({ at: 'apps', appId: to.appId, ask: null })
    case 'handover':
      return go({ at: 'handovers', doing: 'one', handoverId: to.handoverId })
    case 'restore':
      return go({ at: 'restore' })
    case 'about':
      return go({ at: 'settings', page: 'about' })
    case 'overview':
    case 'connections':
    case 'apps':
    case 'handovers':
    case 'guide':
    case 'activity':
    case 'settings':
      go(startOf(to.at))
  }
}
