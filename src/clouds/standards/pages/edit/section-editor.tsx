import type { useSavedDraft } from './use-saved-draft.ts'
import type { Part } from './editor.tsx'
import type { SectionProps } from './section.ts'
import { Bases, Basics } from './sections/basics.tsx'
import { Conditions, Criteria, Questions } from './sections/conditions.tsx'
import { FormDesigner } from './sections/form-designer.tsx'
import { Fees } from './sections/fees.tsx'
import { Limits } from './sections/limits.tsx'
import { Materials } from './sections/materials.tsx'
import { Procedures, Steps } from './sections/steps.tsx'
import { Reform, Result, SupervisionPart } from './sections/supervision.tsx'

interface SectionEditorProps {
  readonly part: Exclude<Part, 'SUBMIT'>
  readonly saved: ReturnType<typeof useSavedDraft>
}

export function SectionEditor({ part, saved }: SectionEditorProps) {
  const { content, change, view } = saved
  const props: SectionProps = {
    standard: content,
    onChange: (changes) => change({ ...content, ...changes }),
    onReplace: change,
  }
  switch (part) {
    case 'BASICS':
      return <Basics {...props} />
    case 'BASES':
      return <Bases {...props} />
    case 'CONDITIONS':
      return <Conditions {...props} />
    case 'QUESTIONS':
      return <Questions {...props} />
    case 'MATERIALS':
      return <Materials {...props} />
    case 'FORM':
      return <FormDesigner {...props} />
    case 'STEPS':
      return <Steps {...props} />
    case 'PROCEDURES':
      return <Procedures {...props} />
    case 'CRITERIA':
      return <Criteria {...props} />
    case 'LIMITS':
      return <Limits {...props} evidence={view.evidence} />
    case 'FEES':
      return <Fees {...props} />
    case 'RESULT':
      return <Result {...props} />
    case 'SUPERVISION':
      return <SupervisionPart {...props} />
    case 'REFORM':
      return <Reform {...props} />
  }
}
