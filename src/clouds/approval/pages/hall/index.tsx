import { Skeleton } from '#web/ui/loading.tsx'

export default function Page() {
  return <Skeleton />
}
