{{- define "channel-gateway.port" -}}8104{{- end }}

{{- define "channel-gateway.consumes" -}}
- assidu.contact.decisions
- assidu.profile.changes
{{- end }}

{{- define "channel-gateway.required" -}}
{{- include "assidu-lib.need" (list .Values.smtp.host "channel-gateway.smtp.host" "the company's mail relay") }}
{{- include "assidu-lib.need" (list .Values.email.fromAddress "channel-gateway.email.fromAddress" "the address in From") }}
{{- include "assidu-lib.need" (list .Values.company.name "channel-gateway.company.name" "the name the customers know") }}
{{- include "assidu-lib.need" (list .Values.unsubscribe.baseUrl "channel-gateway.unsubscribe.baseUrl" "https address at which the world reaches /u/…") }}
{{- end }}

{{- define "channel-gateway.properties" -}}
{{- include "assidu-lib.property" (list "assidu.channel.smtp.host" .Values.smtp.host) }}
{{- include "assidu-lib.property" (list "assidu.channel.smtp.port" .Values.smtp.port) }}
{{- include "assidu-lib.property" (list "assidu.channel.smtp.tls" .Values.smtp.tls) }}
{{- if .Values.smtp.secret.name }}
{{- include "assidu-lib.property" (list "assidu.channel.smtp.user" "${SMTP_USER}") }}
{{- include "assidu-lib.property" (list "assidu.channel.smtp.password" "${SMTP_PASSWORD}") }}
{{- end }}
{{- with .Values.email }}
{{- include "assidu-lib.property" (list "assidu.channel.email.from-address" .fromAddress) }}
{{- include "assidu-lib.property" (list "assidu.channel.email.from-name" (default $.Values.company.name .fromName)) }}
{{- include "assidu-lib.property" (list "assidu.channel.email.bounce-address" .bounceAddress) }}
{{- include "assidu-lib.property" (list "assidu.channel.email.unsubscribe-mailbox" .unsubscribeMailbox) }}
{{- include "assidu-lib.property" (list "assidu.channel.email.dkim.domain" .dkim.domain) }}
{{- include "assidu-lib.property" (list "assidu.channel.email.dkim.selector" .dkim.selector) }}
{{- end }}
{{- include "assidu-lib.property" (list "assidu.channel.email.dkim.private-key" "${DKIM_PRIVATE_KEY}") }}
{{- include "assidu-lib.property" (list "assidu.channel.unsubscribe.base-url" .Values.unsubscribe.baseUrl) }}
{{- include "assidu-lib.property" (list "assidu.channel.unsubscribe.key" "${UNSUBSCRIBE_KEY}") }}
{{- range $i, $secret := .Values.unsubscribe.previousSecrets }}
{{- include "assidu-lib.property" (list (printf "assidu.channel.unsubscribe.previous-keys[%d]" $i) (printf "${UNSUBSCRIBE_KEY_%d}" $i)) }}
{{- end }}
{{- with .Values.company }}
{{- include "assidu-lib.property" (list "assidu.channel.company.name" .name) }}
{{- include "assidu-lib.property" (list "assidu.channel.company.address" .address) }}
{{- include "assidu-lib.property" (list "assidu.channel.company.url" .url) }}
{{- include "assidu-lib.property" (list "assidu.channel.company.color" .color) }}
{{- end }}
{{- range $name, $webhook := .Values.webhooks }}
{{- $key := printf "assidu.channel.webhook.endpoints.%s" $name }}
{{- include "assidu-lib.property" (list (printf "%s.url" $key) $webhook.url) }}
{{- include "assidu-lib.property" (list (printf "%s.secret" $key) (printf "${WEBHOOK_%s}" (include "assidu-lib.variable" $name))) }}
{{- end }}
{{- end }}

{{- define "channel-gateway.secrets" -}}
{{- with .Values.smtp.secret }}
{{- if .name }}
{{- include "assidu-lib.secret" (list "SMTP_USER" (dict "name" .name "key" .userKey)) }}
{{- include "assidu-lib.secret" (list "SMTP_PASSWORD" (dict "name" .name "key" .passwordKey)) }}
{{- end }}
{{- end }}
{{- include "assidu-lib.secret" (list "DKIM_PRIVATE_KEY" .Values.email.dkim.secret) }}
{{- include "assidu-lib.secret" (list "UNSUBSCRIBE_KEY" .Values.unsubscribe.secret) }}
{{- range $i, $secret := .Values.unsubscribe.previousSecrets }}
{{- include "assidu-lib.secret" (list (printf "UNSUBSCRIBE_KEY_%d" $i) $secret) }}
{{- end }}
{{- range $name, $webhook := .Values.webhooks }}
{{- include "assidu-lib.secret" (list (printf "WEBHOOK_%s" (include "assidu-lib.variable" $name)) $webhook.secret) }}
{{- end }}
{{- end }}

{{- define "channel-gateway.egress" -}}
{{- include "assidu-lib.egress.port" .Values.smtp.port }}
{{- range .Values.webhooks }}
{{- include "assidu-lib.egress.url" .url }}
{{- end }}
{{- end }}

{{- define "channel-gateway.callers" -}}{{- end }}

{{- define "channel-gateway.calls" -}}{{- end }}

{{- define "channel-gateway.volumes" -}}{{- end }}

{{- define "channel-gateway.mounts" -}}{{- end }}
