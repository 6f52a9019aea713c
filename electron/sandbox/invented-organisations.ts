import { steadyId, type Tenant } from './seed.ts'

const FIRST = [
  'Alder',
  'Bramble',
  'Candlewick',
  'Dunlin',
  'Elderbank',
  'Farthing',
  'Gorse',
  'Hollin',
  'Inglenook',
  'Jackdaw',
  'Kestrel',
  'Larkrise',
  'Mallow',
  'Nightjar',
  'Orchard',
  'Pepperpot',
  'Quillon',
  'Rushlight',
  'Saltmarsh',
  'Tamarisk',
  'Underhill',
  'Vetchley',
  'Whinfell',
  'Yarrow',
] as const
const SECOND = [
  'Bakery',
  'Boatyard',
  'Bookbinders',
  'Brewing',
  'Carpets',
  'Cycles',
  'Dairy',
  'Drapers',
  'Engineering',
  'Florists',
  'Foundry',
  'Garage',
  'Joinery',
  'Kitchens',
  'Landscapes',
  'Nurseries',
  'Optics',
  'Physiotherapy',
  'Plumbing',
  'Roofing',
  'Tiling',
  'Tours',
  'Upholstery',
  'Vets',
] as const
const FORM = [
  'Ltd',
  '& Sons',
  '& Daughters',
  'Partnership',
  'Co-operative',
  'Group',
  'Trust',
  'Holdings',
] as const
const PLACE = [
  '',
  'North ',
  'South ',
  'East ',
  'West ',
  'Old ',
  'New ',
  'Upper ',
  'Lower ',
  'Little ',
] as const

/** The organisation of that number: always the same, never twice the same name below 46,080. */
export const inventedOrganisation = (index: number): Tenant => {
  const [first, rest] = [FIRST[index % FIRST.length], Math.floor(index / FIRST.length)]
  const [second, more] = [SECOND[rest % SECOND.length], Math.floor(rest / SECOND.length)]
  const [form, last] = [FORM[more % FORM.length], Math.floor(more / FORM.length)]
  const tenantName = `${PLACE[last % PLACE.length] ?? ''}${first ?? ''} ${second ?? ''} ${form ?? ''}`
  return { tenantId: steadyId(`invented ${index}`), tenantType: 'ORGANISATION', tenantName }
}
