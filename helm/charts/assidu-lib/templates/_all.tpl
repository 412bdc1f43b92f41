{{/*
Everything that one service needs. Its chart defines, under its own name: `port`, `required`, `properties`, `secrets`,
`consumes` (topics), `callers` and `calls` (other services), `egress` (ports), `volumes` and `mounts`.
*/}}
{{- define "assidu-lib.all" -}}
{{- include "assidu-lib.require" . }}
{{- $kinds := list "serviceaccount" "configmap" "service" "deployment" "poddisruptionbudget" }}
{{- if eq .Values.autoscaling.by "cpu" }}
{{- $kinds = append $kinds "horizontalpodautoscaler" }}
{{- else if eq .Values.autoscaling.by "lag" }}
{{- $kinds = append $kinds "scaledobject" }}
{{- end }}
{{- if .Values.global.networkPolicy.enabled }}
{{- $kinds = append $kinds "networkpolicy" }}
{{- end }}
{{- if .Values.ingress.enabled }}
{{- $kinds = append $kinds "ingress" }}
{{- end }}
{{- if .Values.global.serviceMonitor.enabled }}
{{- $kinds = append $kinds "servicemonitor" }}
{{- end }}
{{- range $kinds }}
---
{{ include (printf "assidu-lib.%s" .) $ }}
{{- end }}
{{- end }}
