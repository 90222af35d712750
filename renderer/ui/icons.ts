import type { ComponentType, SVGProps } from 'react'
import Archive from 'lucide-react/icons/archive'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Calendar from 'lucide-react/icons/calendar'
import CalendarRange from 'lucide-react/icons/calendar-range'
import Check from 'lucide-react/icons/check'
import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import CircleEqual from 'lucide-react/icons/circle-equal'
import CirclePause from 'lucide-react/icons/circle-pause'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import ClipboardList from 'lucide-react/icons/clipboard-list'
import Clock from 'lucide-react/icons/clock'
import Columns from 'lucide-react/icons/columns-2'
import Combine from 'lucide-react/icons/combine'
import Contrast from 'lucide-react/icons/contrast'
import Copy from 'lucide-react/icons/copy'
import Disc from 'lucide-react/icons/disc'
import Download from 'lucide-react/icons/download'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import FilePlus from 'lucide-react/icons/file-plus'
import FileQuestionMark from 'lucide-react/icons/file-question-mark'
import FileText from 'lucide-react/icons/file-text'
import FileX from 'lucide-react/icons/file-x'
import Files from 'lucide-react/icons/files'
import FlaskConical from 'lucide-react/icons/flask-conical'
import Folder from 'lucide-react/icons/folder'
import Hand from 'lucide-react/icons/hand'
import House from 'lucide-react/icons/house'
import ImageIcon from 'lucide-react/icons/image'
import Inbox from 'lucide-react/icons/inbox'
import Info from 'lucide-react/icons/info'
import KeyRound from 'lucide-react/icons/key-round'
import Keyboard from 'lucide-react/icons/keyboard'
import List from 'lucide-react/icons/list'
import Lock from 'lucide-react/icons/lock'
import Menu from 'lucide-react/icons/menu'
import Microscope from 'lucide-react/icons/microscope'
import Minus from 'lucide-react/icons/minus'
import OctagonAlert from 'lucide-react/icons/octagon-alert'
import Package from 'lucide-react/icons/package'
import Pencil from 'lucide-react/icons/pencil'
import Plus from 'lucide-react/icons/plus'
import Printer from 'lucide-react/icons/printer'
import Radiation from 'lucide-react/icons/radiation'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import RotateCw from 'lucide-react/icons/rotate-cw'
import Save from 'lucide-react/icons/save'
import Scan from 'lucide-react/icons/scan'
import ScanText from 'lucide-react/icons/scan-text'
import Scissors from 'lucide-react/icons/scissors'
import Search from 'lucide-react/icons/search'
import SearchX from 'lucide-react/icons/search-x'
import Settings from 'lucide-react/icons/settings'
import Shield from 'lucide-react/icons/shield'
import Slice from 'lucide-react/icons/slice'
import Stethoscope from 'lucide-react/icons/stethoscope'
import Sun from 'lucide-react/icons/sun'
import Syringe from 'lucide-react/icons/syringe'
import TestTube from 'lucide-react/icons/test-tube'
import Trash from 'lucide-react/icons/trash-2'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import Undo from 'lucide-react/icons/undo-2'
import User from 'lucide-react/icons/user'
import Users from 'lucide-react/icons/users'
import X from 'lucide-react/icons/x'
import ZoomIn from 'lucide-react/icons/zoom-in'
import ZoomOut from 'lucide-react/icons/zoom-out'

type IconComponent = ComponentType<SVGProps<SVGSVGElement> & { size?: number | string }>

/** Every icon of the app by its job or its picture. Features name icons; only this file knows where they come from. */
export const icons = {
  add: Plus,
  alert: CircleAlert,
  archive: Archive,
  back: ArrowLeft,
  beside: Columns,
  brightness: Sun,
  calendar: Calendar,
  caution: TriangleAlert,
  check: Check,
  clipboard: ClipboardList,
  close: X,
  copy: Copy,
  cut: Scissors,
  danger: OctagonAlert,
  disc: Disc,
  done: CircleCheck,
  down: ArrowDown,
  download: Download,
  edit: Pencil,
  file: FileText,
  fileAdd: FilePlus,
  fileUnknown: FileQuestionMark,
  fileWrong: FileX,
  folder: Folder,
  forward: ArrowRight,
  hand: Hand,
  help: CircleQuestionMark,
  hide: EyeOff,
  home: House,
  image: ImageIcon,
  info: Info,
  invert: Contrast,
  join: Combine,
  key: KeyRound,
  keys: Keyboard,
  labs: FlaskConical,
  less: ChevronDown,
  list: List,
  lock: Lock,
  menu: Menu,
  microscope: Microscope,
  minus: Minus,
  missing: SearchX,
  more: Ellipsis,
  next: ChevronRight,
  packet: Package,
  pause: CirclePause,
  people: Users,
  person: User,
  previous: ChevronLeft,
  print: Printer,
  radiation: Radiation,
  reading: ScanText,
  records: Files,
  retry: RefreshCw,
  review: Inbox,
  rotate: RotateCw,
  same: CircleEqual,
  save: Save,
  scan: Scan,
  search: Search,
  settings: Settings,
  shield: Shield,
  show: Eye,
  slice: Slice,
  stethoscope: Stethoscope,
  syringe: Syringe,
  testTube: TestTube,
  timeline: CalendarRange,
  trash: Trash,
  undo: Undo,
  unknown: CircleDashed,
  up: ArrowUp,
  waiting: Clock,
  zoomIn: ZoomIn,
  zoomOut: ZoomOut,
} satisfies Record<string, IconComponent>

export type IconName = keyof typeof icons
