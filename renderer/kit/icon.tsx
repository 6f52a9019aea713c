import {
  ArrowDown,
  ArrowRight,
  ArrowRightToLine,
  ArrowUp,
  BookOpen,
  Building2,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronsLeftRight,
  ChevronsRightLeft,
  ChevronsUpDown,
  CircleCheck,
  Columns3,
  Clock,
  Copy,
  ExternalLink,
  Eye,
  EyeOff,
  FlaskConical,
  Funnel,
  Inbox,
  KeyRound,
  List,
  ListTree,
  Lock,
  OctagonAlert,
  Plus,
  RefreshCw,
  Search,
  Signpost,
  SlidersHorizontal,
  TriangleAlert,
  Waypoints,
  X,
  type LucideIcon,
} from 'lucide-react'

const DRAWN = {
  overview: Inbox,
  connections: Waypoints,
  key: KeyRound,
  handover: ArrowRightToLine,
  guide: Signpost,
  activity: List,
  settings: SlidersHorizontal,
  refresh: RefreshCw,
  lock: Lock,
  search: Search,
  up: ArrowUp,
  down: ArrowDown,
  open: ChevronDown,
  practices: ChevronsUpDown,
  back: ChevronLeft,
  fine: CircleCheck,
  urgent: OctagonAlert,
  attention: TriangleAlert,
  clock: Clock,
  close: X,
  copy: Copy,
  plus: Plus,
  eye: Eye,
  eyeOff: EyeOff,
  arrow: ArrowRight,
  external: ExternalLink,
  sandbox: FlaskConical,
  organisation: Building2,
  answer: BookOpen,
  tick: Check,
  columns: Columns3,
  wider: ChevronsLeftRight,
  narrower: ChevronsRightLeft,
  groups: ListTree,
  filter: Funnel,
} as const satisfies Record<string, LucideIcon>

export type IconName = keyof typeof DRAWN | 'mark' | 'unknown'

/** A picture beside a word; never alone in saying something. */
export const Icon = ({ name }: { readonly name: IconName }) => {
  if (name === 'mark') return <Drawing path="M11 11v9.5M11 15.5h4M11 19h3" circle={[11, 7.5, 3.5]} />
  if (name === 'unknown')
    return (
      <Drawing
        path="M9.9 9.9a2.2 2.2 0 1 1 3.2 2c-.7.4-1.1.8-1.1 1.5M12 16.2h.01"
        circle={[12, 12, 8.5]}
        isDashed
      />
    )
  const Picture = DRAWN[name]
  // The library draws to the edge of its square; a little air makes it sit like the two drawn here
  return <Picture className="icon" viewBox="-1.5 -1.5 27 27" aria-hidden="true" />
}

type DrawingProps = {
  readonly path: string
  readonly circle: readonly [number, number, number]
  readonly isDashed?: boolean
}

/** The two that the icon library does not have: Keyward's mark, and "not known". */
const Drawing = ({ path, circle: [cx, cy, r], isDashed = false }: DrawingProps) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx={cx} cy={cy} r={r} {...(isDashed ? { strokeDasharray: '3.4 3.27' } : {})} />
    <path d={path} />
  </svg>
)
