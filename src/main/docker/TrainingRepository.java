import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** The repository of {@link TrainingCluster}: one commit of two files, served by Git's smart HTTP protocol. */
final class TrainingRepository {

  private final InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription("training"));

  /** Makes the one commit that there is. */
  void commit() throws IOException {
    var files = Map.of(
        "app/config.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: training}\ndata: {text: hello}\n",
        "app/web.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 0}\n");
    try (var inserter = repository.newObjectInserter()) {
      var index = DirCache.newInCore();
      var builder = index.builder();
      for (var file : files.entrySet()) {
        var entry = new DirCacheEntry(file.getKey());
        entry.setFileMode(FileMode.REGULAR_FILE);
        entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
        builder.add(entry);
      }
      builder.finish();
      var commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      commit.setAuthor(new PersonIdent("Training", "training@example.org"));
      commit.setCommitter(commit.getAuthor());
      commit.setMessage("Train");
      var id = inserter.insert(commit);
      inserter.flush();
      point("refs/heads/main", id);
    }
  }

  private void point(String ref, ObjectId id) throws IOException {
    RefUpdate update = repository.updateRef(ref);
    update.setNewObjectId(id);
    update.update();
    repository.updateRef(Constants.HEAD).link(ref);
  }

  /** Git's smart HTTP protocol: what there is, and a pack of what is asked for. */
  void serve(HttpServerRequest request) {
    request.body().onSuccess(body -> {
      try (var pack = new UploadPack(repository)) {
        var out = new ByteArrayOutputStream();
        pack.setBiDirectionalPipe(false);
        pack.setRequestPolicy(UploadPack.RequestPolicy.ANY);
        if (request.getHeader("Git-Protocol") != null) {
          pack.setExtraParameters(List.of(request.getHeader("Git-Protocol").split(":")));
        }
        var advertisement = request.path().endsWith("/info/refs");
        if (advertisement) {
          var lines = new PacketLineOut(out);
          lines.writeString("# service=git-upload-pack\n");
          lines.end();
          pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines), "git-upload-pack");
        } else {
          var in = new ByteArrayInputStream(body.getBytes());
          pack.upload("gzip".equals(request.getHeader("Content-Encoding")) ? new GZIPInputStream(in) : in,
              out, null);
        }
        request.response()
            .putHeader("Content-Type", "application/x-git-upload-pack-" + (advertisement ? "advertisement" : "result"))
            .end(Buffer.buffer(out.toByteArray()));
      } catch (IOException e) {
        e.printStackTrace();
        request.response().setStatusCode(500).end();
      }
    });
  }
}
