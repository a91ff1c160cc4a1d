import './kit/tokens.css';
import './kit/page.css';
import './kit/list.css';
import './kit/record.css';
import './kit/states.css';
import './kit/form.css';
import './app/shell.css';
import './kit/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
