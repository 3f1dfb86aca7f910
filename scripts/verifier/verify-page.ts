import { cryptography } from '@/lib/client/cryptography';
import { verifyLog } from '@/lib/core/audit/log/verify-log';
import { describeReport } from './describe-report';

// The script of verify.html: checks the files of a folder that a person chooses. Nothing leaves the page.

const element = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const folder = element<HTMLInputElement>('folder');
const checkpoint = element<HTMLTextAreaElement>('checkpoint');
const key = element<HTMLInputElement>('key');
const progress = element<HTMLProgressElement>('progress');
const verdict = element('verdict');

element<HTMLFormElement>('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void check();
});

async function check(): Promise<void> {
  // Without the name of the chosen folder itself.
  const files = new Map(
    [...(folder.files ?? [])].map((file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file]),
  );
  verdict.textContent = 'Checking …';
  verdict.className = '';
  progress.hidden = false;
  const kept = checkpoint.value.trim();
  const report = await verifyLog(
    cryptography,
    async (name) => {
      const file = files.get(name);
      return file ? new Uint8Array(await file.arrayBuffer()) : null;
    },
    {
      ...(key.value.trim() ? { keys: [key.value.trim()] } : {}),
      kept: kept ? [`${kept}\n`] : [],
      onProgress: (done, of) => {
        progress.max = of;
        progress.value = done;
      },
    },
  );
  progress.hidden = true;
  const lines = describeReport(report);
  verdict.className = report.problems.length > 0 ? 'broken' : 'holds';
  verdict.replaceChildren(
    ...lines.map((line) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    }),
  );
}
