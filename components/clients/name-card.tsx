import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput, VersionField } from "#components/ui/text-input.tsx";
import { renameClientAction } from "#lib/clients/actions.ts";
import type { ClientDto, ClientPage } from "#lib/clients/dto.ts";

type Props = { client: ClientDto; otherCases: ClientPage["otherCases"]; open: string | null; page: string };

/** What this person is called on the therapist's pages. */
export function NameCard({ client, otherCases, open, page }: Props) {
  const form = (
    <ActionForm action={renameClientAction} label="Change the name">
      <input type="hidden" name="clientId" value={client.id} />
      <VersionField value={client.version} />
      <TextInput name="name" label="Name or initials" defaultValue={client.name} autoComplete="off" width="medium" />
      <SubmitButton>Save name</SubmitButton>
    </ActionForm>
  );
  return (
    <ChangeableCard part="name" title="Name" open={open} page={page} changeLabel="Change name" form={form}>
      <p className="break-words">{client.name}</p>
      {otherCases.map(({ coupleId, clientId, name }) => (
        <p key={clientId} className="mt-2">Also a client in another case: <TextLink href={`/couples/${coupleId}/partners/${clientId}`}>{name}</TextLink>. Nothing passes from one to the other.</p>
      ))}
    </ChangeableCard>
  );
}
