# The image for both processors, with a list of what is in it:
#
#   ./mvnw -DskipITs package
#   docker buildx bake -f src/main/docker/docker-bake.hcl --set '*.tags=REGISTRY/flotilla:TAG' --push

group "default" {
  targets = ["flotilla"]
}

target "flotilla" {
  context    = "."
  dockerfile = "src/main/docker/Dockerfile.jvm"
  platforms  = ["linux/amd64", "linux/arm64"]
  tags       = ["flotilla:dev"]
  attest     = ["type=sbom", "type=provenance,mode=max"]
}
