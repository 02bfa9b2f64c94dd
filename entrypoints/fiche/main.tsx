import { createRoot } from 'react-dom/client';
import '../../components/theme.css';
import { Mishap } from '../../components/Mishap';
import { App } from './App';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <Mishap>
      <App />
    </Mishap>,
  );
}
