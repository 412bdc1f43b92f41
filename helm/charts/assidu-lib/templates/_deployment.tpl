{{- define "assidu-lib.configmap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "assidu-lib.metadata" . | nindent 2 }}
data:
  application.properties: |
    {{- include "assidu-lib.properties" . | trim | nindent 4 }}
{{- end }}

{{- define "assidu-lib.serviceaccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "assidu-lib.metadata" . | nindent 2 }}
automountServiceAccountToken: false
{{- end }}

{{- define "assidu-lib.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "assidu-lib.metadata" . | nindent 2 }}
spec:
  {{- if eq .Values.autoscaling.by "none" }}
  replicas: {{ .Values.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  selector:
    matchLabels:
      {{- include "assidu-lib.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "assidu-lib.labels" . | nindent 8 }}
        {{- with .Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      annotations:
        # A change of the configuration is a new generation of pods.
        checksum/config: {{ include "assidu-lib.properties" . | sha256sum }}
        {{- with .Values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      {{- include "assidu-lib.pod" . | nindent 6 }}
{{- end }}

{{- define "assidu-lib.pod" -}}
serviceAccountName: {{ include "assidu-lib.fullname" . }}
automountServiceAccountToken: false
enableServiceLinks: false
# preStop, then the ten seconds in which a service ends what it has begun (quarkus.shutdown.timeout), and some more.
terminationGracePeriodSeconds: 40
securityContext:
  runAsNonRoot: true
  runAsUser: 185
  runAsGroup: 185
  fsGroup: 185
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.global.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
topologySpreadConstraints:
  {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - topologyKey: {{ . }}
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    matchLabelKeys: [pod-template-hash]
    labelSelector:
      matchLabels:
        {{- include "assidu-lib.selector" $ | nindent 8 }}
  {{- end }}
containers:
  - name: {{ .Chart.Name }}
    {{- include "assidu-lib.container" . | nindent 4 }}
volumes:
  - name: config
    configMap:
      name: {{ include "assidu-lib.fullname" . }}
  - name: tmp
    emptyDir:
      sizeLimit: 256Mi
  {{- range $name, $secret := include "assidu-lib.authorities" . | fromYaml }}
  - name: {{ $name }}-ca
    secret:
      secretName: {{ $secret }}
  {{- end }}
  {{- with include (printf "%s.volumes" .Chart.Name) . | trim }}
  {{- . | nindent 2 }}
  {{- end }}
{{- end }}

{{- define "assidu-lib.container" -}}
image: {{ include "assidu-lib.image" . }}
imagePullPolicy: {{ .Values.global.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities:
    drop: [ALL]
ports:
  - name: http
    containerPort: {{ include (printf "%s.port" .Chart.Name) . }}
env:
  {{- include "assidu-lib.environment" . | nindent 2 }}
resources:
  {{- toYaml .Values.resources | nindent 2 }}
# Migrations run before a service has started; a large one may take its time. Then Kafka has to answer once.
startupProbe:
  httpGet: {path: /q/health/started, port: http}
  periodSeconds: 2
  timeoutSeconds: 5
  failureThreshold: 150
# Never down because another server is away: docs/adr/readiness-tells-what-can-be-served.md
livenessProbe:
  httpGet: {path: /q/health/live, port: http}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /q/health/ready, port: http}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 3
lifecycle:
  preStop:
    # Until the endpoints of the Service have forgotten this pod, requests still come.
    sleep:
      seconds: 5
volumeMounts:
  - name: config
    mountPath: /deployments/config
    readOnly: true
  - name: tmp
    mountPath: /tmp
  {{- range $name, $secret := include "assidu-lib.authorities" . | fromYaml }}
  - name: {{ $name }}-ca
    mountPath: /etc/assidu/{{ $name }}
    readOnly: true
  {{- end }}
  {{- with include (printf "%s.mounts" .Chart.Name) . | trim }}
  {{- . | nindent 2 }}
  {{- end }}
{{- end }}
