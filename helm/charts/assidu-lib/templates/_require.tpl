{{/*
One line if a value is missing, else nothing. Takes the value, its name and what it is.
*/}}
{{- define "assidu-lib.need" -}}
{{- if not (index . 0) }}
  {{ index . 1 }}: {{ index . 2 }}
{{- end }}
{{- end }}

{{/* Ends the rendering with all values that a service misses, rather than one at a time. */}}
{{- define "assidu-lib.require" -}}
{{- $global := .Values.global }}
{{- $missing := list
  (include "assidu-lib.need" (list $global.image.registry "global.image.registry" "where the images were pushed to"))
  (include "assidu-lib.need" (list $global.kafka.bootstrapServers "global.kafka.bootstrapServers" "host:port of the Kafka brokers"))
  (include "assidu-lib.need" (list $global.postgresql.host "global.postgresql.host" "the PostgreSQL server"))
  (include "assidu-lib.need" (list $global.oidc.authServerUrl "global.oidc.authServerUrl" "the realm, such as https://id.example.com/realms/assidu"))
}}
{{- if $global.postgresql.tls.enabled }}
{{- $missing = append $missing (include "assidu-lib.need" (list $global.postgresql.tls.caSecret.name "global.postgresql.tls.caSecret.name" "the Secret with the certificate authority of PostgreSQL (or global.postgresql.tls.enabled: false)")) }}
{{- end }}
{{- if .Values.ingress.enabled }}
{{- $missing = append $missing (include "assidu-lib.need" (list .Values.ingress.host (printf "%s.ingress.host" .Chart.Name) "the host name it is reached by")) }}
{{- $missing = append $missing (include "assidu-lib.need" (list .Values.ingress.paths (printf "%s.ingress.paths" .Chart.Name) "the paths that the world may call")) }}
{{- end }}
{{- $missing = append $missing (include (printf "%s.required" .Chart.Name) .) }}
{{- with $missing | join "" }}
{{- fail (printf "\n\n%s lacks values:\n%s\n" $.Chart.Name .) }}
{{- end }}
{{- end }}
