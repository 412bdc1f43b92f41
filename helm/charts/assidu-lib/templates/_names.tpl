{{/* The name of everything a service's chart makes. */}}
{{- define "assidu-lib.fullname" -}}
{{- include "assidu-lib.nameOf" (list . .Chart.Name) }}
{{- end }}

{{/* The same of another service in this release. Takes the context and the service. */}}
{{- define "assidu-lib.nameOf" -}}
{{- printf "%s-%s" (index . 0).Release.Name (index . 1) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* What never changes in the life of a Deployment. */}}
{{- define "assidu-lib.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "assidu-lib.labels" -}}
{{ include "assidu-lib.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: assidu
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "assidu-lib.metadata" -}}
name: {{ include "assidu-lib.fullname" . }}
namespace: {{ .Release.Namespace }}
labels:
  {{- include "assidu-lib.labels" . | nindent 2 }}
{{- end }}

{{/* The image: by digest where one is given, for a tag can be moved. */}}
{{- define "assidu-lib.image" -}}
{{- $repository := default (printf "assidu/%s" .Chart.Name) .Values.image.repository }}
{{- $name := printf "%s/%s" .Values.global.image.registry $repository }}
{{- if .Values.image.digest }}
{{- printf "%s@%s" $name .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" $name (default .Chart.AppVersion .Values.global.image.tag) }}
{{- end }}
{{- end }}
