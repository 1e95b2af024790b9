;;; Runs in Emacs, 28 and later, in batch mode: does what a user does with a spec, and writes what came of it into $RESULTS.
;;; -*- lexical-binding: t -*-
(require 'cl-lib)
(defvar eglot-autoreconnect)
(setq make-backup-files nil create-lockfiles nil auto-save-default nil
      eglot-confirm-server-initiated-edits nil eglot-confirm-server-edits nil
      ;; At once, however short the server lived.
      eglot-autoreconnect t)

(defvar passed nil)

(defun commspec--step (name run)
  (setq passed nil)
  (let ((line (condition-case problem
                  (progn (funcall run) (setq passed t) (format "ok %s" name))
                (error (format "FAILED %s: %S\n%s" name problem (with-current-buffer "*Messages*" (buffer-string)))))))
    (write-region (concat (string-replace "\n" "\n  " line) "\n") nil (getenv "RESULTS") t 'quiet)))

(defmacro step (name &rest body) `(commspec--step ,name (lambda () ,@body)))

(defun eventually (what test)
  "Waits for TEST, a minute at most: a machine may be busy."
  (let ((end (time-add nil 60)))
    (while (not (funcall test))
      (unless (time-less-p nil end) (error "Not within a minute: %s" what))
      (accept-process-output nil 0.02))))

(defun visit (file)
  (find-file file)
  ;; Eglot starts after the command, of which there are none in batch mode.
  (run-hooks 'post-command-hook)
  (when (derived-mode-p 'commspec-mode)
    (eventually "a server" (lambda () (and (eglot-current-server) (eglot-managed-p))))))

(defun severity-of (code)
  (flymake-start)
  (cl-loop for found in (flymake-diagnostics)
           when (string-match-p (regexp-quote code) (flymake-diagnostic-text found))
           return (flymake-diagnostic-type found)))

(defun to (text) (goto-char (point-min)) (search-forward text))

(defun starts ()
  (with-temp-buffer (insert-file-contents (getenv "STARTS"))
    (mapcar #'string-to-number (split-string (buffer-string)))))

(step "diagnostics"
  (visit "office.commspec.yaml")
  (eventually "SCH001 is shown as an error" (lambda () (eq (severity-of "SCH001") 'eglot-error))))

;; Without a server that serves, all others would wait for nothing.
(unless passed (kill-emacs 1))

(step "settings"
  (visit "commspec.yaml")
  (eventually "SCH005 is shown as a hint" (lambda () (eq (severity-of "SCH005") 'eglot-note))))

(step "one server for two specs, none for other YAML"
  (visit "commspec.yml")
  (cl-assert (not (derived-mode-p 'commspec-mode)))
  (cl-assert (= 1 (length (starts)))))

(step "hover"
  (visit "office.commspec.yaml")
  (to "compat")
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (eventually "an explanation" (lambda () (and shown (string-match-p "A stage of a migration" shown))))))

;; Before the steps that edit: in one command with edits, Emacs 30 hears of the end of a process only after it.
(step "a server that was killed comes back"
  (let ((gone (eglot-current-server)))
    (signal-process (car (starts)) 'SIGKILL)
    (eventually "the server is gone" (lambda () (not (jsonrpc-running-p gone))))
    (eventually "there is another" (lambda () (let ((new (eglot-current-server))) (and new (not (eq new gone))))))
    (cl-assert (= 2 (length (starts))) nil "%S" (starts))
    (eventually "DIR002 is shown" (lambda () (severity-of "DIR002")))))

(step "completion"
  (to "zone: ")
  (delete-region (point) (line-end-position))
  (let* ((found (eglot-completion-at-point))
         (insert-it (plist-get (nthcdr 3 found) :exit-function))
         (offered (all-completions "" (nth 2 found) nil))
         (dmz (cl-find "dmz" offered :key #'string-trim :test #'string=)))
    (cl-assert dmz nil "offered: %S" offered)
    (insert dmz)
    (funcall insert-it dmz 'finished)
    (cl-assert (string-match-p "zone: dmz$" (thing-at-point 'line)) nil "%S" (thing-at-point 'line))))

(step "code action"
  (eventually "SCH001 is shown" (lambda () (severity-of "SCH001")))
  (to "schema2-c")
  (let ((last-nonmenu-event ?a))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_ offered &rest _)
                 (let ((titles (all-completions "" offered)))
                   (or (cl-find-if (lambda (title) (string-match-p "schema2-native" title)) titles)
                       (error "Offered: %S" titles))))))
      (call-interactively #'eglot-code-actions)))
  (eventually "the repair is made" (lambda () (string-match-p "schema: schema2-native" (buffer-string))))
  (eglot--signal-textDocument/didChange)
  (eventually "SCH001 is gone" (lambda () (not (severity-of "SCH001")))))

(step "rename"
  (to "name: we")
  (eglot-rename "front")
  (eventually "host and target are renamed"
              (lambda () (and (string-match-p "name: front\n" (buffer-string))
                              (string-match-p (regexp-quote "targets: [front]") (buffer-string))))))

(kill-emacs 0)
